#define _GNU_SOURCE
#include "CTerminalGuard.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <termios.h>
#include <unistd.h>

enum {
  restore_capacity = 512,
  alternate_stack_size = 64 * 1024,
  patience = 3,               // requests to end that may go unanswered
  seconds_after_hang_up = 10  // that a loop may take to notice that its terminal is gone
};

static const int crash_signals[] = {SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGFPE, SIGABRT};
static const int loop_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH};
enum {
  crash_count = sizeof crash_signals / sizeof *crash_signals,
  loop_count = sizeof loop_signals / sizeof *loop_signals
};

static bool installed;
static int tty_fd = -1;      // our own duplicate, so that no one closes it under us
static int screen_fd = -1;   // where frames go; pointed at /dev/null by a crash
static int null_fd = -1;
static int pipe_fds[2] = {-1, -1};
static int stderr_fd = -1;   // the real standard error while the log stands in for it
static int log_fd = -1;
static bool modes_saved;
static struct termios saved_modes;
static char restore_bytes[restore_capacity];
static size_t restore_count;
static bool chains_to_backtracer;
static struct sigaction old_crash[crash_count], old_loop[loop_count], old_pipe;
static stack_t old_stack;
static sigset_t old_mask;
static char *stack_memory;

static atomic_bool screen_is_up;
static atomic_bool crashing;
static atomic_int unanswered;       // requests to end that the loop has not read yet
static atomic_bool pending[NSIG];   // at most one byte of each signal is in the pipe: it never fills

static void write_all(int fd, const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t written = write(fd, bytes, count);
    if (written > 0) {
      bytes += written;
      count -= (size_t)written;
    } else if (written < 0 && errno == EINTR) {
      continue;
    } else {
      return;
    }
  }
}

// Async-signal-safe, as all that handlers call.
static void restore_screen(void) {
  if (!atomic_exchange(&screen_is_up, false)) return;
  write_all(tty_fd, restore_bytes, restore_count);
  if (modes_saved) tcsetattr(tty_fd, TCSANOW, &saved_modes);
}

static void give_stderr_back(void) {
  if (stderr_fd < 0) return;
  dup2(stderr_fd, STDERR_FILENO);
  char block[4096];
  off_t offset = 0;
  ssize_t count;
  while ((count = pread(log_fd, block, sizeof block, offset)) > 0) {
    write_all(stderr_fd, block, (size_t)count);
    offset += count;
  }
}

static void die_of(int signal) {
  struct sigaction action = {.sa_handler = SIG_DFL};
  sigemptyset(&action.sa_mask);
  sigaction(signal, &action, NULL);
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, signal);
  pthread_sigmask(SIG_UNBLOCK, &set, NULL);
  raise(signal);
}

static void restore_for_good(void) {
  // Another thread may be in the middle of a frame: what it still writes must not reach the restored terminal.
  if (null_fd >= 0 && screen_fd >= 0) dup2(null_fd, screen_fd);
  restore_screen();
  give_stderr_back();
}

static void on_crash(int signal, siginfo_t *info, void *context) {
  // A second thread crashed too: it waits for the first one to end the process. (A crash in here is no loop:
  // all signals are blocked, so the kernel ends the process.)
  if (atomic_exchange(&crashing, true)) {
    for (;;) pause();
  }
  restore_for_good();
  if (chains_to_backtracer) {
    // The backtracer reads memory that may not be there and catches the faults.
    sigset_t faults;
    sigemptyset(&faults);
    sigaddset(&faults, SIGSEGV);
    sigaddset(&faults, SIGBUS);
    pthread_sigmask(SIG_UNBLOCK, &faults, NULL);
    for (int i = 0; i < crash_count; i++) {
      if (crash_signals[i] == signal && (old_crash[i].sa_flags & SA_SIGINFO)) {
        old_crash[i].sa_sigaction(signal, info, context);
      }
    }
  }
  die_of(signal);
}

static void on_signal(int signal) {
  int saved_errno = errno;
  bool ends = signal == SIGINT || signal == SIGTERM || signal == SIGHUP || signal == SIGQUIT;
  // The loop hangs when it did not answer: the user must get out all the same.
  if (ends && atomic_fetch_add(&unanswered, 1) + 1 >= patience) {
    restore_for_good();
    die_of(signal);
  }
  // Nobody is left to ask again.
  if (signal == SIGHUP) alarm(seconds_after_hang_up);
  if (!atomic_exchange(&pending[signal], true)) {
    char byte = (char)signal;
    if (write(pipe_fds[1], &byte, 1) < 0) atomic_store(&pending[signal], false);
  }
  errno = saved_errno;
}

static void on_exit_without_close(void) {
  if (!installed) return;
  restore_screen();
  give_stderr_back();
}

static void capture_stderr(void) {
  // A redirected standard error cannot spoil the screen and is better followed live.
  if (!isatty(STDERR_FILENO)) return;
  log_fd = memfd_create("stderr", MFD_CLOEXEC);
  if (log_fd < 0) return;
  fcntl(log_fd, F_SETFL, O_APPEND);
  stderr_fd = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  if (stderr_fd < 0 || dup2(log_fd, STDERR_FILENO) < 0) {
    if (stderr_fd >= 0) close(stderr_fd);
    close(log_fd);
    stderr_fd = log_fd = -1;
  }
}

static void close_all(void) {
  int *descriptors[] = {&tty_fd, &null_fd, &pipe_fds[0], &pipe_fds[1], &stderr_fd, &log_fd};
  for (size_t i = 0; i < sizeof descriptors / sizeof *descriptors; i++) {
    if (*descriptors[i] >= 0) close(*descriptors[i]);
    *descriptors[i] = -1;
  }
  screen_fd = -1;
}

bool terminal_guard_install(int tty, int screen) {
  static bool exit_hook_set;
  if (installed) {
    errno = EBUSY;
    return false;
  }
  if (pipe2(pipe_fds, O_CLOEXEC | O_NONBLOCK) < 0) return false;
  tty_fd = fcntl(tty, F_DUPFD_CLOEXEC, 3);
  null_fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
  if (!stack_memory) stack_memory = malloc(alternate_stack_size);
  if (tty_fd < 0 || null_fd < 0 || !stack_memory) {
    int reason = errno;
    close_all();
    errno = reason;
    return false;
  }
  screen_fd = screen;
  modes_saved = tcgetattr(tty_fd, &saved_modes) == 0;
  restore_count = 0;
  chains_to_backtracer = getenv("SWIFT_BACKTRACE") != NULL;
  atomic_store(&screen_is_up, false);
  atomic_store(&crashing, false);
  atomic_store(&unanswered, 0);
  for (int i = 0; i < NSIG; i++) atomic_store(&pending[i], false);
  capture_stderr();

  stack_t stack = {.ss_sp = stack_memory, .ss_size = alternate_stack_size};
  sigaltstack(&stack, &old_stack);
  struct sigaction crash = {.sa_sigaction = on_crash, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigfillset(&crash.sa_mask);
  for (int i = 0; i < crash_count; i++) sigaction(crash_signals[i], &crash, &old_crash[i]);
  struct sigaction loop = {.sa_handler = on_signal, .sa_flags = SA_RESTART};
  sigfillset(&loop.sa_mask);
  for (int i = 0; i < loop_count; i++) {
    sigaction(loop_signals[i], NULL, &old_loop[i]);
    // What was ignored on purpose (nohup, a background job) stays ignored.
    if (old_loop[i].sa_handler != SIG_IGN || loop_signals[i] == SIGWINCH) {
      sigaction(loop_signals[i], &loop, NULL);
    }
  }
  // Who started us from a thread that blocks signals has passed that on.
  sigset_t wanted;
  sigemptyset(&wanted);
  for (int i = 0; i < crash_count; i++) sigaddset(&wanted, crash_signals[i]);
  for (int i = 0; i < loop_count; i++) sigaddset(&wanted, loop_signals[i]);
  pthread_sigmask(SIG_UNBLOCK, &wanted, &old_mask);
  struct sigaction ignore = {.sa_handler = SIG_IGN};
  sigemptyset(&ignore.sa_mask);
  sigaction(SIGPIPE, &ignore, &old_pipe);
  if (!exit_hook_set) exit_hook_set = atexit(on_exit_without_close) == 0;
  installed = true;
  return true;
}

void terminal_guard_set_restore(const char *bytes, size_t count) {
  if (count > restore_capacity) count = restore_capacity;
  memcpy(restore_bytes, bytes, count);
  restore_count = count;
}

void terminal_guard_arm(bool armed) { atomic_store(&screen_is_up, armed); }

int terminal_guard_descriptor(void) { return pipe_fds[0]; }

int terminal_guard_next_signal(void) {
  char byte;
  if (pipe_fds[0] < 0 || read(pipe_fds[0], &byte, 1) != 1) return 0;
  int signal = (unsigned char)byte;
  atomic_store(&unanswered, 0);
  atomic_store(&pending[signal], false);
  if (signal == SIGHUP) alarm(0);
  return signal;
}

void terminal_guard_stop(bool whole_group) {
  struct sigaction standard = {.sa_handler = SIG_DFL}, ours, continued;
  sigemptyset(&standard.sa_mask);
  sigaction(SIGTSTP, NULL, &ours);
  // Who started us has no job control: nobody would let us go on.
  if (ours.sa_handler == SIG_IGN) return;
  sigaction(SIGTSTP, &standard, NULL);
  // Our caller knows that we continue; a signal in the pipe is for stops behind our back.
  sigaction(SIGCONT, &standard, &continued);
  if (whole_group) {
    kill(0, SIGTSTP);
  } else {
    raise(SIGTSTP);
  }
  sigaction(SIGTSTP, &ours, NULL);
  sigaction(SIGCONT, &continued, NULL);
}

void terminal_guard_remove(void) {
  if (!installed) return;
  installed = false;
  atomic_store(&screen_is_up, false);
  for (int i = 0; i < loop_count; i++) sigaction(loop_signals[i], &old_loop[i], NULL);
  for (int i = 0; i < crash_count; i++) sigaction(crash_signals[i], &old_crash[i], NULL);
  sigaction(SIGPIPE, &old_pipe, NULL);
  pthread_sigmask(SIG_SETMASK, &old_mask, NULL);
  sigaltstack(&old_stack, NULL);
  if (modes_saved) tcsetattr(tty_fd, TCSADRAIN, &saved_modes);
  give_stderr_back();
  close_all();
}

_Noreturn void terminal_guard_reraise(int signal) {
  die_of(signal);
  // The default action was to go on.
  _exit(128 + signal);
}

bool terminal_guard_size(int tty, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(tty, TIOCGWINSZ, &size) < 0 || size.ws_col == 0 || size.ws_row == 0) return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

void terminal_guard_disable_flow_control(int tty) {
  struct termios modes;
  if (tcgetattr(tty, &modes) < 0) return;
  modes.c_iflag &= ~(tcflag_t)(IXON | IXOFF);
  tcsetattr(tty, TCSANOW, &modes);
}

int terminal_guard_erase_byte(int tty) {
  struct termios modes;
  if (tcgetattr(tty, &modes) < 0) return -1;
  return modes.c_cc[VERASE];
}

// Signals and crashes while a program owns the terminal.
//
// Ordinary signals become bytes in a pipe that the event loop polls. A crash gives the terminal back before the
// process dies, with async-signal-safe calls only. What is written to standard error meanwhile would spoil the
// screen; it is kept and shown once the terminal is given back.
#ifndef CTERMINALGUARD_H
#define CTERMINALGUARD_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Saves the terminal modes of `tty` and the standard error, installs all handlers; false with errno set when the
/// system refuses. `screen` is the descriptor that frames are written to. One guard at a time.
bool terminal_guard_install(int tty, int screen);

/// The bytes that bring the screen back (at most 512 are kept). Call before the guard is armed.
void terminal_guard_set_restore(const char *bytes, size_t count);

/// Whether the screen is up, that is, whether a crash has to restore it.
void terminal_guard_arm(bool armed);

/// The descriptor to poll for signals, -1 without a guard.
int terminal_guard_descriptor(void);

/// The next signal that arrived, 0 when there is none.
int terminal_guard_next_signal(void);

/// Stops the process (or its whole process group) as ^Z does; returns when it continues.
void terminal_guard_stop(bool whole_group);

/// Removes the handlers, gives standard error back and replays what was written to it. Safe to call twice.
void terminal_guard_remove(void);

/// Ends the process by a signal with its default action, so that the parent sees the true wait status.
_Noreturn void terminal_guard_reraise(int signal);

/// The size of a terminal in cells; false when it is unknown.
bool terminal_guard_size(int tty, int *columns, int *rows);

/// Turns ^S and ^Q into ordinary keys.
void terminal_guard_disable_flow_control(int tty);

/// The byte that the terminal's line discipline takes for backspace, -1 when unknown.
int terminal_guard_erase_byte(int tty);

#ifdef __cplusplus
}
#endif

#endif

// The wide-character ncurses, made usable from Swift: macros and casts become functions, and the mutable
// globals, which Swift 6 rightly refuses, hide behind accessors.
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H

#define NCURSES_WIDECHAR 1
#include <locale.h>
#include <langinfo.h>
#include <stdint.h>
#include <wchar.h>
#include <ncurses.h>

extern int wcwidth(wchar_t c);

// Globals of the current screen.
static inline WINDOW *ncurses_standard_window(void) { return stdscr; }
static inline WINDOW *ncurses_current_screen(void) { return curscr; }
static inline int ncurses_color_count(void) { return COLORS; }
static inline int ncurses_pair_count(void) { return COLOR_PAIRS; }

// Attributes.
static inline attr_t ncurses_bold(void) { return A_BOLD; }
static inline attr_t ncurses_dim(void) { return A_DIM; }
static inline attr_t ncurses_underline(void) { return A_UNDERLINE; }
static inline attr_t ncurses_reverse(void) { return A_REVERSE; }
static inline attr_t ncurses_italic(void) { return A_ITALIC; }

// The name of the locale's character set.
static inline const char *ncurses_codeset(void) { return nl_langinfo(CODESET); }

// Columns that a scalar takes in the present locale, -1 when it cannot be shown.
static inline int ncurses_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// Fills a cell. Pairs above 255 only survive through the last argument of setcchar.
static inline void ncurses_make_cell(cchar_t *cell, uint32_t scalar, attr_t attributes, int pair) {
  wchar_t text[2] = {(wchar_t)scalar, 0};
  setcchar(cell, text, attributes, (short)(pair > 255 ? 255 : pair), &pair);
}

// Reads a cell of the standard window back; returns 0 where there is none.
static inline uint32_t ncurses_read_cell(int row, int column, attr_t *attributes, int *pair) {
  cchar_t cell;
  wchar_t text[CCHARW_MAX + 1] = {0};
  short small = 0;
  if (mvwin_wch(stdscr, row, column, &cell) == ERR) return 0;
  if (getcchar(&cell, text, attributes, &small, pair) == ERR) return 0;
  return (uint32_t)text[0];
}

// A string capability of the current terminal, NULL when absent.
static inline const char *ncurses_capability(const char *name) {
  const char *value = tigetstr(name);
  return value == (const char *)-1 ? NULL : value;
}

// The bytes that move the cursor to a cell, NULL when the terminal cannot; valid until the next call.
static inline const char *ncurses_move_sequence(int row, int column) {
  const char *capability = ncurses_capability("cup");
  return capability ? tiparm(capability, row, column) : NULL;
}

#endif

// ncursesw as it is, with accessors for what Swift cannot import: mutable globals, assigning macros, cast macros.
#ifndef CNCURSES_H
#define CNCURSES_H
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#include <locale.h>
#include <stdio.h>
#include <wchar.h>
#include <ncursesw/curses.h>
#include <ncursesw/term.h>
// term.h defines short names as macros that would hide ordinary words.
#undef lines
#undef columns
#undef tab
#undef bell
#undef newline

static inline WINDOW *cncurses_screen(void) { return stdscr; }
static inline int cncurses_colors(void) { return COLORS; }
static inline int cncurses_key_f(int n) { return KEY_F(n); }
static const attr_t CNCURSES_BOLD = A_BOLD, CNCURSES_DIM = A_DIM, CNCURSES_REVERSE = A_REVERSE,
                    CNCURSES_UNDERLINE = A_UNDERLINE, CNCURSES_ITALIC = A_ITALIC;

/// newterm on a descriptor and standard input; NULL where the terminal is not known.
SCREEN *cncurses_newterm(const char *type, int output);

/// 1: there is a terminfo entry of that name and it can place the cursor; 0: it cannot; -1: there is none.
int cncurses_knows(const char *type);

/// A cell: a base character with its marks, attributes, a colour pair of any size.
static inline int cncurses_cell(cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
    return setcchar(cell, text, attributes, 0, &pair);
}

/// Puts cells beside each other, as far as the row goes.
static inline int cncurses_put(WINDOW *window, int row, int column, const cchar_t *cells, int count) {
    return mvwadd_wchnstr(window, row, column, cells, count);
}
#endif

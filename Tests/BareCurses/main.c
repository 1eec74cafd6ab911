// The peer of the screen's benchmark: a list at full width on bare ncurses, 100,000 rows made as they are shown, nothing else.
#include <curses.h>
#include <locale.h>

enum { COUNT = 100000 };
static int top, cursor;

static void draw_row(int line, int item) {
  static const char *genres[] = {"Techno", "Progressive", "Deep House", "Electronica"};
  char text[512];
  int width = COLS - 2 - 27, artist = width * 38 / 100;
  snprintf(text, sizeof text, "%s %-*.*s A title of some length, number %-*d %5.1f %3dA %-12s", item == cursor ? ">" : " ",
           artist, artist, "deadmau5", width - artist - 34, item, 90 + item % 60 + item % 10 / 10.0, item % 12 + 1,
           genres[item % 4]);
  if (item == cursor) attron(A_REVERSE);
  mvaddnstr(line, 0, text, COLS);
  clrtoeol();
  attroff(A_REVERSE);
}

static void draw(void) {
  int height = LINES - 2;
  if (cursor < top) top = cursor;
  if (cursor >= top + height) top = cursor - height + 1;
  mvprintw(0, 0, "bare ncurses  %d rows", COUNT);
  for (int line = 0; line < height && top + line < COUNT; line++) draw_row(line + 1, top + line);
  mvprintw(LINES - 1, 0, "row %d of %d", cursor + 1, COUNT);
  clrtoeol();
  move(cursor - top + 1, 0);
  refresh();
}

int main(void) {
  setlocale(LC_ALL, "");
  initscr();
  raw();
  noecho();
  keypad(stdscr, TRUE);
  idlok(stdscr, TRUE);
  set_escdelay(25);
  for (int key = 0; key != 'q'; key = getch()) {
    if (key == 'j' || key == KEY_DOWN) cursor++;
    if (key == KEY_NPAGE) cursor += LINES - 2;
    if (cursor >= COUNT) cursor = COUNT - 1;
    draw();
  }
  endwin();
  return 0;
}

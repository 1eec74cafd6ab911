#include "cncurses.h"

SCREEN *cncurses_newterm(const char *type, int output) {
    FILE *file = fdopen(output, "w");
    return file ? newterm(type, file, stdin) : NULL;
}

int cncurses_knows(const char *type) {
    int found = 0;
    if (setupterm(type, 1, &found) == ERR || found != 1) return -1;
    int usable = cursor_address != NULL;
    del_curterm(cur_term);
    return usable;
}

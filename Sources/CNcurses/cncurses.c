#include "cncurses.h"

SCREEN *cncurses_newterm(const char *type) { return newterm(type, stdout, stdin); }

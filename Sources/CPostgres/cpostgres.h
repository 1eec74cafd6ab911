// libpq as it is.
#include <libpq-fe.h>

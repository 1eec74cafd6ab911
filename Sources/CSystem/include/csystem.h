// System calls and libc functions that Swift's Glibc module does not show, as thin wrappers. No logic.
#ifndef CSYSTEM_H
#define CSYSTEM_H
#include <getopt.h>
#include <malloc.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <wchar.h>

/// pipe2(O_CLOEXEC | O_NONBLOCK).
int csystem_pipe(int ends[2]);

/// wcwidth(3); needs a UTF-8 LC_CTYPE.
int csystem_wcwidth(wchar_t character);

/// renameat2(2) with its flags.
int csystem_renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned flags);
#define CSYSTEM_RENAME_NOREPLACE 1u
#define CSYSTEM_RENAME_EXCHANGE 2u

/// openat2(2): `resolve` is a set of RESOLVE_ flags. -1 and ENOSYS where the kernel or a filter lacks it.
int csystem_openat2(int directory, const char *path, uint64_t flags, uint64_t mode, uint64_t resolve);
#define CSYSTEM_RESOLVE_NO_SYMLINKS 0x04u
#define CSYSTEM_RESOLVE_BENEATH 0x08u

/// One write(2) a signal: the signal's number as a byte. Handlers for WINCH, TERM, HUP, INT, TSTP, CONT, QUIT; PIPE is ignored.
void csystem_signals_to(int descriptor);

/// On a crash: writes `reset` to the terminal, restores its settings, makes `error` (unless -1) standard error again,
/// then lets the previous handler go on.
void csystem_crash_guard(int terminal, const char *reset, size_t length, int error);

/// A crash from now on leaves the terminal alone.
void csystem_crash_unguard(void);

/// Stops the whole job as the terminal's ^Z would; returns after SIGCONT.
void csystem_stop_job(void);

/// A new pty's master, its window size set; the slave's path is written to `path`. -1 with errno on failure.
int csystem_pty_open(int rows, int columns, char *path, size_t length);

/// Sets a pty's window size.
int csystem_pty_resize(int master, int rows, int columns);

/// Window size of a terminal; 0 on success.
int csystem_window_size(int descriptor, int *rows, int *columns);

/// posix_spawn of a session leader. `input`, `output`, `error` are descriptors (or -1: /dev/null);
/// a `terminal` path is opened as the controlling terminal for all three instead. Descriptors from 3 up are closed.
/// `directory` may be NULL. Returns 0 or an errno.
int csystem_spawn(const char *path, char *const arguments[], char *const environment[], const char *directory,
                  int input, int output, int error, const char *terminal, pid_t *pid);

/// pidfd_open(2): a descriptor that becomes readable when the process ends. Close-on-exec. -1 with errno on failure.
int csystem_pidfd_open(pid_t pid);

/// O_ flags that only _GNU_SOURCE shows.
enum { CSYSTEM_O_PATH = 010000000, CSYSTEM_O_TMPFILE = 020200000 };

/// getopt_long(3) starts over, says nothing itself.
void csystem_getopt_begin(void);
/// getopt_long's two results that are globals in C: the current option's argument, the index of the next element.
const char *csystem_getopt_argument(void);
int csystem_getopt_next(void);
/// The option character that was not known or lacked its argument.
int csystem_getopt_wrong(void);

/// memfd_create(MFD_CLOEXEC).
int csystem_memory_file(const char *name);

/// An epoll(7) set of one socket, which is readable where the socket is. Close-on-exec. -1 with errno on failure.
int csystem_socket_set(int socket);

/// Whether bytes at the socket make its set readable.
void csystem_socket_set_hear(int set, int socket, int on);

/// ppoll(2) of one descriptor for reading: 1 where it is ready, 0 where the time passed before, -1 with errno.
int csystem_await_readable(int descriptor, int64_t nanoseconds);

/// True on the thread that the process began with.
int csystem_is_first_thread(void);

/// prctl(PR_SET_NAME) of the calling thread.
void csystem_name_thread(const char *name);
#endif

#define _GNU_SOURCE
#include "csystem.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <termios.h>
#include <unistd.h>

int csystem_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC | O_NONBLOCK); }

int csystem_wcwidth(wchar_t character) { return wcwidth(character); }

int csystem_renameat2(int from_directory, const char *from, int to_directory, const char *to, unsigned flags) {
    return (int)syscall(SYS_renameat2, from_directory, from, to_directory, to, flags);
}

int csystem_openat2(int directory, const char *path, uint64_t flags, uint64_t mode, uint64_t resolve) {
    struct open_how how = {.flags = flags, .mode = mode, .resolve = resolve};
    return (int)syscall(SYS_openat2, directory, path, &how, sizeof how);
}

static volatile int signal_descriptor = -1;
static void on_signal(int number) {
    int kept = errno;
    unsigned char byte = (unsigned char)number;
    ssize_t written = write(signal_descriptor, &byte, 1);
    (void)written;
    errno = kept;
}
void csystem_signals_to(int descriptor) {
    static const int numbers[] = {SIGWINCH, SIGTERM, SIGHUP, SIGINT, SIGTSTP, SIGCONT, SIGQUIT};
    signal_descriptor = descriptor;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = on_signal;
        action.sa_flags = SA_RESTART;
        sigemptyset(&action.sa_mask);
        sigaction(numbers[i], &action, NULL);
    }
    signal(SIGPIPE, SIG_IGN);
}

static int guard_terminal = -1;
static struct termios guard_settings;
static struct sigaction guard_previous[65];
static char guard_reset[256];
static size_t guard_length;
static int guard_error = -1;
static void on_crash(int number) {
    if (guard_terminal >= 0) {
        ssize_t written = write(guard_terminal, guard_reset, guard_length);
        (void)written;
        tcsetattr(guard_terminal, TCSANOW, &guard_settings);
    }
    if (guard_error >= 0) dup2(guard_error, 2);
    sigaction(number, &guard_previous[number], NULL);
    raise(number);
}
void csystem_crash_guard(int terminal, const char *reset, size_t length, int error) {
    static const int numbers[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};
    static int installed;
    guard_length = length < sizeof guard_reset ? length : sizeof guard_reset;
    memcpy(guard_reset, reset, guard_length);
    guard_error = error;
    guard_terminal = tcgetattr(terminal, &guard_settings) ? -1 : terminal;
    if (installed) return;
    installed = 1;
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        struct sigaction action;
        memset(&action, 0, sizeof action);
        action.sa_handler = on_crash;
        action.sa_flags = SA_NODEFER | SA_ONSTACK;
        sigemptyset(&action.sa_mask);
        sigaction(numbers[i], &action, &guard_previous[numbers[i]]);
    }
}

void csystem_crash_unguard(void) {
    guard_terminal = -1;
    guard_error = -1;
}

void csystem_stop_job(void) {
    struct sigaction action, previous;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_IGN;
    sigaction(SIGTSTP, &action, &previous);
    kill(0, SIGTSTP);
    // To this thread: one to the process may be taken up by another thread, after the handler is back.
    action.sa_handler = SIG_DFL;
    sigaction(SIGTSTP, &action, NULL);
    raise(SIGTSTP);
    sigaction(SIGTSTP, &previous, NULL);
}

int csystem_pty_open(int rows, int columns, char *path, size_t length) {
    int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0) return -1;
    if (grantpt(master) || unlockpt(master) || ptsname_r(master, path, length) ||
        csystem_pty_resize(master, rows, columns)) {
        close(master);
        return -1;
    }
    return master;
}

int csystem_pty_resize(int master, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(master, TIOCSWINSZ, &size);
}

int csystem_window_size(int descriptor, int *rows, int *columns) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size)) return -1;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

int csystem_spawn(const char *path, char *const arguments[], char *const environment[], const char *directory,
                  int input, int output, int error, const char *terminal, pid_t *pid) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    sigset_t none, all;
    posix_spawn_file_actions_init(&actions);
    posix_spawnattr_init(&attributes);
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    if (directory) posix_spawn_file_actions_addchdir_np(&actions, directory);
    if (terminal) {
        posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0);
        posix_spawn_file_actions_adddup2(&actions, 0, 1);
        posix_spawn_file_actions_adddup2(&actions, 0, 2);
    } else {
        // Moved out of the way first, so that no target overwrites a source that is still needed.
        const int sources[3] = {input, output, error};
        for (int i = 0; i < 3; i++) {
            if (sources[i] < 0) posix_spawn_file_actions_addopen(&actions, 100 + i, "/dev/null", O_RDWR, 0);
            else posix_spawn_file_actions_adddup2(&actions, sources[i], 100 + i);
        }
        for (int i = 0; i < 3; i++) posix_spawn_file_actions_adddup2(&actions, 100 + i, i);
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, 3);
    pid_t child = 0;
    int result = posix_spawn(&child, path, &actions, &attributes, arguments, environment);
    *pid = child;
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    return result;
}

int csystem_memory_file(const char *name) { return memfd_create(name, MFD_CLOEXEC); }

void csystem_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }

void csystem_getopt_begin(void) {
    optind = 0;
    opterr = 0;
}
const char *csystem_getopt_argument(void) { return optarg; }
int csystem_getopt_next(void) { return optind; }
int csystem_getopt_wrong(void) { return optopt; }

int csystem_pidfd_open(pid_t pid) { return (int)syscall(SYS_pidfd_open, pid, 0); }

int csystem_socket_set(int socket) {
    struct epoll_event event = {.events = EPOLLIN};
    int set = epoll_create1(EPOLL_CLOEXEC);
    if (set < 0 || epoll_ctl(set, EPOLL_CTL_ADD, socket, &event) == 0) return set;
    int code = errno;
    close(set);
    errno = code;
    return -1;
}

void csystem_socket_set_hear(int set, int socket, int on) {
    struct epoll_event event = {.events = on ? EPOLLIN : 0};
    epoll_ctl(set, EPOLL_CTL_MOD, socket, &event);
}

int csystem_await_readable(int descriptor, int64_t nanoseconds) {
    struct pollfd entry = {.fd = descriptor, .events = POLLIN};
    struct timespec limit = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
    return ppoll(&entry, 1, &limit, NULL);
}

int csystem_is_first_thread(void) { return gettid() == getpid(); }

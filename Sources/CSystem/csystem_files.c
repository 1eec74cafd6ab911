#define _GNU_SOURCE
#include "csystem_files.h"

#include <fcntl.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef STATX_MNT_ID
#define STATX_MNT_ID 0x1000U
#endif

int csystem_file_status(int directory, const char *name, struct csystem_file_status *status) {
    struct statx kernel;
    memset(&kernel, 0, sizeof kernel);
    int flags = AT_SYMLINK_NOFOLLOW | AT_NO_AUTOMOUNT | (*name ? 0 : AT_EMPTY_PATH);
    if (statx(directory, name, flags, STATX_BASIC_STATS | STATX_MNT_ID, &kernel)) return -1;
    status->inode = kernel.stx_ino;
    status->device = (uint64_t)kernel.stx_dev_major << 32 | kernel.stx_dev_minor;
    status->mount = kernel.stx_mask & STATX_MNT_ID ? kernel.stx_mnt_id : 0;
    status->size = (int64_t)kernel.stx_size;
    status->modified = kernel.stx_mtime.tv_sec * 1000000000LL + kernel.stx_mtime.tv_nsec;
    status->mode = kernel.stx_mode;
    status->links = kernel.stx_nlink;
    status->owner = kernel.stx_uid;
    status->group = kernel.stx_gid;
    return 0;
}

ssize_t csystem_directory_entries(int directory, void *buffer, size_t length) {
    return syscall(SYS_getdents64, directory, buffer, length);
}

int csystem_file_system(int descriptor, int64_t *type, int64_t *name_limit, int *read_only) {
    struct statfs kernel;
    if (fstatfs(descriptor, &kernel)) return -1;
    *type = (int64_t)kernel.f_type;
    *name_limit = (int64_t)kernel.f_namelen;
    *read_only = (kernel.f_flags & 1) != 0;
    return 0;
}

void csystem_set_file_user(uid_t user) { setfsuid(user); }

// What Renaming asks of the kernel about files, beyond what Swift's Glibc module shows. No logic.
#ifndef CSYSTEM_FILES_H
#define CSYSTEM_FILES_H
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// statx(2) of `name` in `directory` (links not followed; an empty name: the directory itself), as plain numbers.
struct csystem_file_status {
  uint64_t inode;
  /// Device number, major << 32 | minor.
  uint64_t device;
  /// 0 where the kernel does not tell.
  uint64_t mount;
  int64_t size;
  /// Nanoseconds since 1970.
  int64_t modified;
  uint32_t mode;
  uint32_t links;
  uint32_t owner;
  uint32_t group;
};
int csystem_file_status(int directory, const char *name, struct csystem_file_status *status);

/// getdents64(2).
ssize_t csystem_directory_entries(int directory, void *buffer, size_t length);

/// fstatfs(2): the file system's magic number, the longest name in bytes, and whether it is mounted read-only.
int csystem_file_system(int descriptor, int64_t *type, int64_t *name_limit, int *read_only);

/// setfsuid(2): of the calling thread only.
void csystem_set_file_user(uid_t user);
#endif

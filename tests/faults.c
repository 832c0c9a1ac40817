/* Lets one call of the system fail, for tests/faults.py: loaded before the C library (LD_PRELOAD).
 *
 * FAULT_CALL  the call: open, read, pread, write, rename, flock, unlink, opendir
 * FAULT_AT    the how manieth such call fails
 * FAULT_ERROR the number of the error; 0: the call does half of what it should
 * FAULT_ON    from then on every such call fails
 * FAULT_MARK  a file that is made when it happens
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/syscall.h>
#include <unistd.h>

static long count;

/* Whether this call fails; with errno set, or 0 for a short one. */
static int fails(const char *call) {
    const char *wanted = getenv("FAULT_CALL");
    if (!wanted || strcmp(wanted, call) != 0) return 0;
    long at = atol(getenv("FAULT_AT"));
    count++;
    if (count < at || (count > at && !getenv("FAULT_ON"))) return 0;
    syscall(SYS_close, syscall(SYS_openat, AT_FDCWD, getenv("FAULT_MARK"), O_CREAT | O_WRONLY, 0600));
    errno = atoi(getenv("FAULT_ERROR"));
    return 1;
}

#define REAL(name) __typeof__(&name) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

ssize_t read(int file, void *bytes, size_t len) {
    REAL(read);
    if (fails("read")) {
        if (errno) return -1;
        len = (len + 1) / 2;
    }
    return real(file, bytes, len);
}

ssize_t pread64(int file, void *bytes, size_t len, off64_t at) {
    REAL(pread64);
    if (fails("pread")) {
        if (errno) return -1;
        len = (len + 1) / 2;
    }
    return real(file, bytes, len, at);
}

ssize_t write(int file, const void *bytes, size_t len) {
    REAL(write);
    if (fails("write")) {
        if (errno) return -1;
        len = (len + 1) / 2;
    }
    return real(file, bytes, len);
}

int open64(const char *path, int flags, ...) {
    REAL(open64);
    va_list rest;
    va_start(rest, flags);
    int mode = va_arg(rest, int);
    va_end(rest);
    if (fails("open") && errno) return -1;
    return real(path, flags, mode);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    if (fails("rename") && errno) return -1;
    return real(from, to);
}

int flock(int file, int operation) {
    REAL(flock);
    if (fails("flock") && errno) return -1;
    return real(file, operation);
}

int unlink(const char *path) {
    REAL(unlink);
    if (fails("unlink") && errno) return -1;
    return real(path);
}

typedef struct __dirstream DIR;
DIR *opendir(const char *path);
DIR *opendir(const char *path) {
    REAL(opendir);
    if (fails("opendir") && errno) return NULL;
    return real(path);
}

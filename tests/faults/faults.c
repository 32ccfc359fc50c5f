/* Stops a process, or lets the disk fail, at any chosen call that changes files.
 *
 * The tests preload this library into the process that runs mentorlog. Nothing happens
 * before `faults_arm`. From then on every call that changes something inside one
 * folder, or writes to standard output or standard error, is a *point*: it is counted
 * and noted on a tape, and at the point that was asked for it does what was asked for.
 *
 * These are the entry points of libc that Python and SQLite use; a test holds them
 * against what strace sees of the kernel's side. Linux only.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* What happens at the point; tests/faults/runner.py has the same list. */
enum mode {
    COUNT,       /* nothing: only count */
    KILL,        /* the process is killed before the call */
    KILL_HALF,   /* the process is killed when half of the bytes are written */
    FULL,        /* from here on the disk is full */
    FULL_ONCE,   /* this call finds the disk full, the next one does not */
    FULL_HALF,   /* half of the bytes go in, and from then on the disk is full */
    BROKEN,      /* from here on the disk reports an error, whatever is asked of it */
    BROKEN_ONCE, /* this call reports an error of the disk, the next one does not */
};

/* What a call needs of the disk. */
enum need {
    ROOM,  /* room for bytes or for a name */
    SYNC,  /* that what was written has arrived */
    NAME,  /* another name for a file */
    LESS,  /* nothing: it gives room back */
};

enum { MOST = 8192, LONGEST = 116 }; /* runner.py knows the two, and the tape */

/* One point: what was called on what. */
struct point {
    char call[11];
    char need;
    char where[LONGEST];
};

/* Shared with the process that watches, which reads it even after a kill. */
struct tape {
    unsigned points;
    unsigned struck; /* how many calls were failed, or 1 for the one that killed */
    struct point of[MOST];
};

/* What a call has to do. */
enum { GO_ON, HALF, FAIL };

static struct tape *tape;
static enum mode mode;
static unsigned wanted;
static pid_t armed;
static char folder[PATH_MAX];
static size_t length;

/* A call that the kernel refuses, and strace shows. */
static void say_to_strace(const char *word) { syscall(SYS_write, -1, word, strlen(word)); }

void faults_arm(const char *inside, int what, unsigned point, struct tape *on) {
    snprintf(folder, sizeof folder, "%s", inside);
    length = strlen(folder);
    mode = what;
    wanted = point;
    tape = on;
    tape->points = tape->struck = 0;
    say_to_strace("faults: armed");
    armed = getpid();
}

void faults_disarm(void) {
    armed = 0;
    say_to_strace("faults: disarmed");
}

static int inside(const char *path) {
    return strncmp(path, folder, length) == 0
           && (path[length] == '/' || path[length] == '\0' || path[length] == ' ');
}

/* The path behind an open file; 0 if it cannot be told. */
static int path_of(int fd, char *path, size_t size) {
    char link[40];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t got = readlink(link, path, size - 1);
    if (got < 0) return 0;
    path[got] = '\0';
    return 1;
}

static int at_point(const char *call, enum need need, const char *where, int ours) {
    unsigned point = ++tape->points;
    if (point <= MOST) {
        struct point *noted = &tape->of[point - 1];
        snprintf(noted->call, sizeof noted->call, "%s", call);
        noted->need = "rsnl"[need];
        snprintf(noted->where, sizeof noted->where, "%s", where);
    }
    int here = point == wanted, from_here = wanted != 0 && point >= wanted;
    switch (mode) {
    case COUNT:
        return GO_ON;
    case KILL:
        if (here) {
            tape->struck = 1;
            kill(getpid(), SIGKILL);
        }
        return GO_ON;
    case KILL_HALF:
        if (here) tape->struck = 1;
        return here ? HALF : GO_ON;
    case FULL:
        here = from_here;
        break;
    case FULL_ONCE:
        break;
    case FULL_HALF:
        if (here && ours && need == ROOM) {
            tape->struck++;
            return HALF;
        }
        here = from_here;
        break;
    case BROKEN:
        here = from_here;
        break;
    case BROKEN_ONCE:
        break;
    }
    if (!here || !ours) return GO_ON;
    int broken = mode == BROKEN || mode == BROKEN_ONCE;
    if (!broken && need == LESS) return GO_ON;
    tape->struck++;
    errno = broken ? EIO : ENOSPC;
    return FAIL;
}

static int met_file(const char *call, enum need need, int fd) {
    char path[PATH_MAX];
    if (!armed || armed != getpid()) return GO_ON;
    int before = errno;
    if (fd == STDOUT_FILENO || fd == STDERR_FILENO)
        return at_point(call, need, fd == STDOUT_FILENO ? "(out)" : "(err)", 0);
    int ours = path_of(fd, path, sizeof path) && inside(path);
    errno = before;
    return ours ? at_point(call, need, path + length, 1) : GO_ON;
}

static int met_path(const char *call, enum need need, int dir, const char *path) {
    char whole[PATH_MAX * 2];
    if (!armed || armed != getpid() || path == NULL) return GO_ON;
    int before = errno;
    whole[0] = '\0';
    if (path[0] != '/') {
        int known = dir == AT_FDCWD ? getcwd(whole, PATH_MAX) != NULL
                                    : path_of(dir, whole, PATH_MAX);
        if (!known) return GO_ON;
        strcat(whole, "/");
    }
    strncat(whole, path, PATH_MAX - 1);
    errno = before;
    return inside(whole) ? at_point(call, need, whole + length, 1) : GO_ON;
}

/* The libc's own function behind one of ours. */
#define REAL(name) \
    static __typeof__(name) *real; \
    if (real == NULL) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

/* Whether a call that cannot be done by half is to fail. */
static int fails(int what) {
    if (what == HALF && mode == KILL_HALF) kill(getpid(), SIGKILL);
    if (what == HALF) errno = ENOSPC;
    return what != GO_ON;
}

/* After half of a write: the end, or less written than was asked for. */
static ssize_t halved(ssize_t written) {
    if (mode == KILL_HALF) kill(getpid(), SIGKILL);
    return written;
}

/* A call that writes `count` bytes into `fd`: whole, by half, or not at all. */
#define WRITES(call, fd, count, whole) \
    int what = met_file(call, ROOM, fd); \
    if (what == FAIL) return -1; \
    if (what == GO_ON) return whole; \
    count /= 2; \
    return halved(whole)

ssize_t write(int fd, const void *bytes, size_t count) {
    REAL(write);
    WRITES("write", fd, count, real(fd, bytes, count));
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
    REAL(pwrite);
    WRITES("pwrite", fd, count, real(fd, bytes, count, offset));
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
    REAL(pwrite64);
    WRITES("pwrite", fd, count, real(fd, bytes, count, offset));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(writev);
    WRITES("writev", fd, count, real(fd, parts, count));
}

ssize_t sendfile(int to, int from, off_t *offset, size_t count) {
    REAL(sendfile);
    WRITES("sendfile", to, count, real(to, from, offset, count));
}

ssize_t sendfile64(int to, int from, off64_t *offset, size_t count) {
    REAL(sendfile64);
    WRITES("sendfile", to, count, real(to, from, offset, count));
}

ssize_t copy_file_range(int from, off64_t *at, int to, off64_t *offset, size_t count,
                        unsigned flags) {
    REAL(copy_file_range);
    WRITES("copy", to, count, real(from, at, to, offset, count, flags));
}

int fsync(int fd) {
    REAL(fsync);
    return fails(met_file("fsync", SYNC, fd)) ? -1 : real(fd);
}

int fdatasync(int fd) {
    REAL(fdatasync);
    return fails(met_file("fdatasync", SYNC, fd)) ? -1 : real(fd);
}

static enum need to_size(int fd, off64_t size) {
    struct stat64 now;
    return fstat64(fd, &now) == 0 && now.st_size < size ? ROOM : LESS;
}

int ftruncate(int fd, off_t size) {
    REAL(ftruncate);
    return fails(met_file("ftruncate", to_size(fd, size), fd)) ? -1 : real(fd, size);
}

int ftruncate64(int fd, off64_t size) {
    REAL(ftruncate64);
    return fails(met_file("ftruncate", to_size(fd, size), fd)) ? -1 : real(fd, size);
}

/* An `open` is a point where it makes a file, or empties one. */
static int stopped_opening(int dir, const char *path, int flags) {
    if ((flags & (O_CREAT | O_TRUNC)) == 0) return 0;
    int before = errno;
    int there = faccessat(dir, path, F_OK, 0) == 0;
    errno = before;
    return fails(met_path(there ? "reopen" : "create", there ? LESS : ROOM, dir, path));
}

#define MADE_WITH(flags) \
    mode_t made_with = 0; \
    if (((flags) & O_CREAT) || ((flags) & O_TMPFILE) == O_TMPFILE) { \
        va_list rest; \
        va_start(rest, flags); \
        made_with = va_arg(rest, mode_t); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) {
    REAL(open);
    MADE_WITH(flags)
    return stopped_opening(AT_FDCWD, path, flags) ? -1 : real(path, flags, made_with);
}

int open64(const char *path, int flags, ...) {
    REAL(open64);
    MADE_WITH(flags)
    return stopped_opening(AT_FDCWD, path, flags) ? -1 : real(path, flags, made_with);
}

int openat(int dir, const char *path, int flags, ...) {
    REAL(openat);
    MADE_WITH(flags)
    return stopped_opening(dir, path, flags) ? -1 : real(dir, path, flags, made_with);
}

int openat64(int dir, const char *path, int flags, ...) {
    REAL(openat64);
    MADE_WITH(flags)
    return stopped_opening(dir, path, flags) ? -1 : real(dir, path, flags, made_with);
}

int mkdir(const char *path, mode_t made_with) {
    REAL(mkdir);
    return fails(met_path("mkdir", ROOM, AT_FDCWD, path)) ? -1 : real(path, made_with);
}

int mkdirat(int dir, const char *path, mode_t made_with) {
    REAL(mkdirat);
    return fails(met_path("mkdir", ROOM, dir, path)) ? -1 : real(dir, path, made_with);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    return fails(met_path("rename", NAME, AT_FDCWD, to)) ? -1 : real(from, to);
}

int renameat(int from_dir, const char *from, int dir, const char *to) {
    REAL(renameat);
    return fails(met_path("rename", NAME, dir, to)) ? -1 : real(from_dir, from, dir, to);
}

int renameat2(int from_dir, const char *from, int dir, const char *to, unsigned flags) {
    REAL(renameat2);
    if (fails(met_path("rename", NAME, dir, to))) return -1;
    return real(from_dir, from, dir, to, flags);
}

int link(const char *from, const char *to) {
    REAL(link);
    return fails(met_path("link", NAME, AT_FDCWD, to)) ? -1 : real(from, to);
}

int linkat(int from_dir, const char *from, int dir, const char *to, int flags) {
    REAL(linkat);
    if (fails(met_path("link", NAME, dir, to))) return -1;
    return real(from_dir, from, dir, to, flags);
}

int unlink(const char *path) {
    REAL(unlink);
    return fails(met_path("unlink", LESS, AT_FDCWD, path)) ? -1 : real(path);
}

int unlinkat(int dir, const char *path, int flags) {
    REAL(unlinkat);
    return fails(met_path("unlink", LESS, dir, path)) ? -1 : real(dir, path, flags);
}

int rmdir(const char *path) {
    REAL(rmdir);
    return fails(met_path("rmdir", LESS, AT_FDCWD, path)) ? -1 : real(path);
}

#include "app/process.h"

#include <malloc.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace porchlight {

namespace {

sigset_t end_signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGHUP); // what ends an X session tells its whole group so, before anything else
    return set;
}

} // namespace

void keep_memory_private() {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    ::prctl(PR_SET_DUMPABLE, 0);
}

void keep_memory_small() {
    constexpr int large_bytes = 256 * 1024, kept_bytes = 64 * 1024 * 1024;
    ::mallopt(M_ARENA_MAX, 1);
    ::mallopt(M_MMAP_THRESHOLD, large_bytes);
    ::mallopt(M_TRIM_THRESHOLD, kept_bytes);
}

void give_memory_back() { ::malloc_trim(0); }

EndSignals::EndSignals() {
    const sigset_t set = end_signals();
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
    waiting_ = std::thread([this] {
        const sigset_t wanted = end_signals();
        int signal = 0;
        ::sigwait(&wanted, &signal);
        asked_ = true;
        const std::lock_guard lock(mutex_);
        if (wake_) wake_();
    });
}

EndSignals::~EndSignals() {
    {
        const std::lock_guard lock(mutex_);
        wake_ = nullptr;
    }
    if (!asked_) ::pthread_kill(waiting_.native_handle(), SIGTERM);
    waiting_.join();
}

void EndSignals::wake_with(std::function<void()> wake) const {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

} // namespace porchlight

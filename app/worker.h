// One thread that does things in the order they were asked for, so that the frame thread never waits.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>
#include <utility>

namespace porchlight {

class Worker {
  public:
    /// `failed` is called on the worker's thread when a job threw: what was asked for was not done.
    explicit Worker(std::function<void()> failed)
        : failed_(std::move(failed)), thread_([this](const std::stop_token& stop) { run(stop); }) {}
    ~Worker() { end(); }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void ask(std::function<void()> job) {
        {
            const std::lock_guard lock(mutex_);
            jobs_.push_back(std::move(job));
        }
        waiting_.notify_one();
    }

    /// Finishes what was asked for, then ends: a visit whose commit was asked for is not dropped. What is asked for
    /// later is not done.
    void end() {
        thread_.request_stop();
        if (thread_.joinable()) thread_.join();
    }

  private:
    void run(const std::stop_token& stop) {
        for (;;) {
            std::function<void()> job;
            {
                std::unique_lock lock(mutex_);
                waiting_.wait(lock, stop, [&] { return !jobs_.empty(); });
                if (jobs_.empty()) return;
                job = std::move(jobs_.front());
                jobs_.pop_front();
            }
            try {
                job();
            } catch (const std::exception&) { // such as no memory; the thread goes on, and somebody is told
                failed_();
            }
        }
    }

    std::function<void()> failed_;
    std::mutex mutex_;
    std::condition_variable_any waiting_; // wakes for the stop as well
    std::deque<std::function<void()>> jobs_;
    std::jthread thread_; // last: it runs as soon as it is made
};

} // namespace porchlight

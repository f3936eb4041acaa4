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
        : failed_(std::move(failed)), thread_([this](std::stop_token stop) { run(std::move(stop)); }) {}
    /// Finishes what was asked for, then ends: a visit whose commit was asked for is not dropped.
    ~Worker() {
        thread_.request_stop();
        waiting_.notify_all();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void ask(std::function<void()> job) {
        {
            const std::lock_guard lock(mutex_);
            jobs_.push_back(std::move(job));
        }
        waiting_.notify_one();
    }

  private:
    void run(std::stop_token stop) {
        for (;;) {
            std::function<void()> job;
            {
                std::unique_lock lock(mutex_);
                waiting_.wait(lock, [&] { return !jobs_.empty() || stop.stop_requested(); });
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
    std::condition_variable waiting_;
    std::deque<std::function<void()>> jobs_;
    std::jthread thread_; // last: it runs as soon as it is made
};

} // namespace porchlight

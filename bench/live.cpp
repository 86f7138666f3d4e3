// Asking a timetable that may be replaced at any time, against one that cannot be: one thread and two, while nothing is
// published and while a timetable is published each millisecond. std::atomic<std::shared_ptr> is what people reach for.

#include "subject.hpp"
#include "suites.hpp"

#include <curfew/live.hpp>

#include <atomic>
#include <memory>
#include <string>
#include <thread>

namespace bench {
namespace {

using curfew::timetable;

constexpr std::size_t instant_count = 65'536;

const timetable& typical_task() {
    static const timetable result = timetable_of(typical_rules(), curfew::zone::beijing);
    return result;
}

const instants& questions() {
    static const instants result = random_instants(instant_count);
    return result;
}

/// Not replaced at all.
class plain {
public:
    void publish(const timetable&) {}
    auto make_reader() {
        return [this]() -> const timetable& { return task_; };
    }

private:
    timetable task_ = typical_task();
};

class live {
public:
    void publish(const timetable& next) { live_.publish(next); }
    auto make_reader() {
        return [reader = live_.make_reader()]() mutable -> const timetable& { return reader.latest(); };
    }

private:
    curfew::live_timetable<timetable> live_{typical_task()};
};

class atomic_shared_ptr {
public:
    void publish(const timetable& next) { task_.store(std::make_shared<const timetable>(next)); }
    auto make_reader() {
        // A copy that keeps the timetable alive, as a reader needs it.
        return [this]() -> const timetable& {
            thread_local std::shared_ptr<const timetable> held;
            held = task_.load();
            return *held;
        };
    }

private:
    std::atomic<std::shared_ptr<const timetable>> task_{std::make_shared<const timetable>(typical_task())};
};

/// What the threads of a benchmark share, and the thread that publishes.
template <class Subject>
class shared_subject {
public:
    explicit shared_subject(bool publishing) {
        if (!publishing) return;
        publisher_ = std::thread{[this] {
            while (!over_.load()) {
                subject_.publish(typical_task());
                std::this_thread::sleep_for(std::chrono::milliseconds{1});
            }
        }};
    }
    shared_subject(const shared_subject&) = delete;
    shared_subject& operator=(const shared_subject&) = delete;
    ~shared_subject() {
        over_.store(true);
        if (publisher_.joinable()) publisher_.join();
    }

    auto make_reader() { return subject_.make_reader(); }

private:
    Subject subject_;
    std::atomic<bool> over_{false};
    std::thread publisher_;
};

template <class Subject>
void add_subject(const std::string& name, bool publishing) {
    // The time is that of one thread: processor time, and the questions of all threads.
    static std::unique_ptr<shared_subject<Subject>> shared;
    benchmark::RegisterBenchmark(name.c_str(),
                                 [](benchmark::State& state) {
                                     auto latest = shared->make_reader();
                                     throughput(state, questions(), [&](sys_seconds t) { return latest().permits(t); });
                                 })
        ->Setup([](const benchmark::State& state) {
            shared = std::make_unique<shared_subject<Subject>>(state.range(0) != 0);
        })
        ->Teardown([](const benchmark::State&) { shared.reset(); })
        ->ArgName("publishing")
        ->Arg(publishing ? 1 : 0)
        ->Threads(1)
        ->Threads(2);
}

} // namespace

void add_live() {
    for (const bool publishing : {false, true}) {
        add_subject<plain>("live/plain", publishing);
        add_subject<live>("live/live_timetable", publishing);
        add_subject<atomic_shared_ptr>("live/atomic_shared_ptr", publishing);
    }
}

} // namespace bench

// Threads publish, others read, more come and go. The thread sanitizer sees a data race or a timetable that is used after it
// was freed; the assertions see a timetable that is torn, old, or never freed.

#include <curfew/live.hpp>

#include "catch.hpp"
#include "support/literals.hpp"

#include <array>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace live_stress_test {

using namespace curfew;
using namespace std::chrono_literals;

namespace {

constexpr int publications = 2000;
constexpr int reader_threads = 3;

std::atomic<int> alive{0};

// A timetable whose every part follows from a number: it says who it is, and whether it is in one piece.
class numbered {
public:
    explicit numbered(int number) : task_{task(number)} { ++alive; }
    numbered(numbered&& other) noexcept : task_{other.task_} { ++alive; }
    ~numbered() { --alive; }

    int number() const { return static_cast<int>((task_.first() - origin) / 1h); }

    bool in_one_piece() const {
        const sys_seconds hour = task_.first();
        const int gate = number() % 60;
        for (int minute = 0; minute < 60; ++minute) {
            if (task_.permits(hour + minutes{minute}) != (minute != gate)) return false;
        }
        return !task_.permits(task_.last());
    }

private:
    static constexpr sys_seconds origin = std::chrono::sys_days{std::chrono::year{2021} / 1 / 3};

    static timetable task(int number) {
        const local_seconds start{origin.time_since_epoch() + number * 1h};
        const auto gate = time_of_day::from_minutes(number % 24 * 60 + number % 60);
        const auto after = time_of_day::from_minutes(number % 24 * 60 + number % 60 + 1);
        const auto minute = *forbid_rule::from(weekday_set::every_day(), {*time_range::from(*gate, *after)});
        return timetable{literals::task_with(*call_window::from(start, start + 1h), {minute}), zone::utc};
    }

    timetable task_;
};

} // namespace

TEST_CASE("readers see whole timetables, never an older one again, while timetables are replaced") {
    {
        live_timetable live{numbered{0}};
        std::atomic<bool> done{false};
        std::atomic<int> faults{0};
        std::atomic<int> reading{0};

        const auto read = [&](auto& reader, int& last) {
            const numbered& latest = reader.latest();
            const int number = latest.number();
            // Asked again after some time: what a reader holds must not change or go away.
            if (!latest.in_one_piece() || latest.number() != number || number < last) ++faults;
            last = number;
        };

        std::vector<std::thread> threads;
        for (int i = 0; i < reader_threads; ++i) {
            threads.emplace_back([&] {
                auto reader = live.make_reader();
                int last = 0;
                ++reading;
                while (!done.load()) read(reader, last);
                read(reader, last);
                if (last != publications) ++faults;
            });
        }
        // Readers that come and go, so that their places change hands.
        threads.emplace_back([&] {
            int last = 0;
            ++reading;
            while (!done.load()) {
                auto reader = live.make_reader();
                read(reader, last);
            }
        });

        while (reading.load() < reader_threads + 1) std::this_thread::yield();
        int most = 0;
        for (int number = 1; number <= publications; ++number) {
            live.publish(numbered{number});
            const int now = alive.load();
            most = now > most ? now : most;
            if (number % 8 == 0) std::this_thread::yield();
        }
        done.store(true);
        for (std::thread& thread : threads) thread.join();

        CHECK(faults.load() == 0);
        // The latest, and one for each reader.
        CHECK(most <= 1 + reader_threads + 1);
        live.publish(numbered{0});
        CHECK(alive.load() == 1);
    }
    CHECK(alive.load() == 0);
}

TEST_CASE("several threads publish at once: nothing is lost, torn or freed too early, and each one's order is kept") {
    constexpr int publishers = 3;
    constexpr int each = 700;
    {
        live_timetable live{numbered{0}};
        std::atomic<int> publishing{publishers};
        std::atomic<int> faults{0};
        std::atomic<int> ready{0};
        const auto start_together = [&] {
            ++ready;
            while (ready.load() < publishers + reader_threads) std::this_thread::yield();
        };

        std::vector<std::thread> threads;
        for (int publisher = 0; publisher < publishers; ++publisher) {
            threads.emplace_back([&, publisher] {
                auto reader = live.make_reader();
                start_together();
                for (int i = 1; i <= each; ++i) {
                    live.publish(numbered{i * publishers + publisher});
                    // Its own publication, or a later one.
                    const int seen = reader.latest().number();
                    if (seen % publishers == publisher && seen != i * publishers + publisher) ++faults;
                }
                --publishing;
            });
        }
        for (int i = 0; i < reader_threads; ++i) {
            threads.emplace_back([&] {
                auto reader = live.make_reader();
                std::array<int, publishers> last{};
                start_together();
                while (publishing.load() > 0) {
                    const numbered& latest = reader.latest();
                    const int number = latest.number();
                    int& before = last[static_cast<std::size_t>(number % publishers)];
                    if (!latest.in_one_piece() || latest.number() != number || number < before) ++faults;
                    before = number;
                }
            });
        }
        for (std::thread& thread : threads) thread.join();

        CHECK(faults.load() == 0);
        // The last of all is the last of one of them.
        CHECK(live.make_reader().latest().number() / publishers == each);
        live.publish(numbered{0});
        CHECK(alive.load() == 1);
    }
    CHECK(alive.load() == 0);
}

TEST_CASE("a reader never goes back while timetables are replaced faster than it can look") {
    live_timetable live{0};
    std::atomic<bool> done{false};
    int steps_back = 0;
    int changes = 0;
    std::thread other{[&] {
        auto reader = live.make_reader();
        int last = 0;
        for (int seen = 0; seen < 1000;) {
            // Read again and again, since what is held stays as it is.
            const volatile int& held = reader.latest();
            const int now = held;
            for (int again = 0; again < 50; ++again) changes += held != now ? 1 : 0;
            seen += now != last ? 1 : 0;
            steps_back += now < last ? 1 : 0;
            last = now;
        }
        done.store(true);
    }};
    int number = 0;
    while (!done.load()) live.publish(++number);
    other.join();
    CHECK(steps_back == 0);
    CHECK(changes == 0);
    CHECK(live.make_reader().latest() == number);
}

TEST_CASE("readers that are made at the same time have a place each") {
    for (int round = 0; round < 300; ++round) {
        live_timetable live{numbered{0}};
        using reader = decltype(live)::reader;
        // Without sleep: a thread that has to be woken would start when the other one is done.
        std::atomic<int> ready{0};
        const auto make_readers = [&](std::vector<reader>& readers) {
            ++ready;
            while (ready.load() < 2) {
            }
            while (readers.size() < 16) readers.push_back(live.make_reader());
        };
        std::vector<reader> readers;
        std::vector<reader> others;
        std::thread other{[&] { make_readers(others); }};
        make_readers(readers);
        other.join();

        // A timetable that no place names would be freed.
        int number = 0;
        for (auto* some : {&readers, &others}) {
            for (reader& r : *some) {
                live.publish(numbered{++number});
                REQUIRE(r.latest().number() == number);
            }
        }
        live.publish(numbered{++number});
        REQUIRE(alive.load() == number);
    }
    CHECK(alive.load() == 0);
}

} // namespace live_stress_test

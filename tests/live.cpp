#include <curfew/live.hpp>

#include "catch.hpp"
#include "support/ends_program.hpp"
#include "support/literals.hpp"

#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace live_test {

using curfew::live_timetable;

namespace {

// Stands in for a timetable and counts how many of its kind there are.
class counted {
public:
    explicit counted(int number) : number_{number} { ++alive; }
    counted(const counted& other) : number_{other.number_} { ++alive; }
    counted(counted&& other) noexcept : number_{other.number_} { ++alive; }
    counted& operator=(const counted&) = default;
    counted& operator=(counted&&) = default;
    ~counted() { --alive; }

    int number() const { return number_; }

    inline static int alive = 0;

private:
    int number_;
};

using live = live_timetable<counted>;

static_assert(!std::is_copy_constructible_v<live> && !std::is_move_constructible_v<live>);
static_assert(!std::is_copy_constructible_v<live::reader> && !std::is_default_constructible_v<live::reader>);
static_assert(std::is_nothrow_move_constructible_v<live::reader> && std::is_nothrow_move_assignable_v<live::reader>);
static_assert(noexcept(std::declval<live::reader&>().latest()));
static_assert(std::is_same_v<decltype(live_timetable{curfew::timetable{}}), live_timetable<>>);

} // namespace

TEST_CASE("a reader of a live timetable gets the one that was published last") {
    live rules{counted{1}};
    auto reader = rules.make_reader();
    CHECK(reader.latest().number() == 1);
    rules.publish(counted{2});
    CHECK(reader.latest().number() == 2);
    rules.publish(counted{3});
    rules.publish(counted{4});
    CHECK(reader.latest().number() == 4);
    CHECK(rules.make_reader().latest().number() == 4);
}

TEST_CASE("what a reader holds stays until it asks again, whatever is published") {
    {
        live rules{counted{1}};
        auto reader = rules.make_reader();
        const counted& held = reader.latest();
        for (int number = 2; number < 10; ++number) rules.publish(counted{number});
        CHECK(held.number() == 1);
        // The one held and the latest.
        CHECK(counted::alive == 2);
        CHECK(reader.latest().number() == 9);
        rules.publish(counted{10});
        CHECK(counted::alive == 2);
        CHECK(reader.latest().number() == 10);
        rules.publish(counted{11});
        rules.publish(counted{12});
        CHECK(counted::alive == 2);
    }
    CHECK(counted::alive == 0);
}

TEST_CASE("without readers only the latest timetable is kept") {
    live rules{counted{1}};
    for (int number = 2; number < 10; ++number) rules.publish(counted{number});
    CHECK(counted::alive == 1);
}

TEST_CASE("each reader holds a timetable of its own, and lets go of it when it ends") {
    live rules{counted{1}};
    auto first = std::optional{rules.make_reader()};
    rules.publish(counted{2});
    auto second = std::optional{rules.make_reader()};
    rules.publish(counted{3});
    CHECK(counted::alive == 3);
    first.reset();
    rules.publish(counted{4});
    CHECK(counted::alive == 2);
    second.reset();
    rules.publish(counted{5});
    CHECK(counted::alive == 1);
}

TEST_CASE("the place of a reader that ended is taken by the next one") {
    live rules{counted{1}};
    for (int i = 0; i < 100; ++i) {
        auto reader = rules.make_reader();
        rules.publish(counted{i});
        CHECK(reader.latest().number() == i);
    }
    rules.publish(counted{0});
    CHECK(counted::alive == 1);
}

TEST_CASE("readers may outlive the live timetable") {
    {
        auto rules = std::make_unique<live>(counted{1});
        auto reader = rules->make_reader();
        auto late = rules->make_reader();
        rules->publish(counted{2});
        CHECK(late.latest().number() == 2);
        rules.reset();
        CHECK(reader.latest().number() == 2);
        CHECK(late.latest().number() == 2);
    }
    CHECK(counted::alive == 0);
}

TEST_CASE("a reader can be moved") {
    live rules{counted{1}};
    std::vector<live::reader> readers;
    for (int i = 0; i < 5; ++i) readers.push_back(rules.make_reader());
    rules.publish(counted{2});
    for (auto& reader : readers) CHECK(reader.latest().number() == 2);

    live others{counted{7}};
    auto moved = others.make_reader();
    moved = std::move(readers[0]);
    CHECK(moved.latest().number() == 2);
    readers[0] = others.make_reader();
    CHECK(readers[0].latest().number() == 7);
}

TEST_CASE("a timetable is replaced live, by an empty one as well, which forbids") {
    using namespace std::chrono_literals;
    const auto day = curfew::local_days{2021y / 5 / 20};
    const curfew::timetable calls{literals::task_with(*curfew::call_window::from(day + 8h, day + 18h), {})};
    live_timetable rules{calls};
    auto reader = rules.make_reader();
    CHECK(reader.latest().permits(calls.first()));
    rules.publish({});
    CHECK(!reader.latest().permits(calls.first()));
    rules.publish(calls);
    CHECK(reader.latest().permits(calls.first()));
}

#ifdef __unix__
TEST_CASE("to ask a reader that was moved from ends the program") {
    CHECK(ends_program([] {
        live rules{counted{1}};
        auto reader = rules.make_reader();
        auto taken = std::move(reader);
        static_cast<void>(taken.latest().number());
        static_cast<void>(reader.latest().number()); // NOLINT: moved from on purpose
    }));
}
#endif

// Publishes once more when it is freed.
class publishing_again {
public:
    explicit publishing_again(live_timetable<std::shared_ptr<publishing_again>>*& to) : to_{&to} {}
    publishing_again(const publishing_again&) = delete;
    publishing_again& operator=(const publishing_again&) = delete;
    ~publishing_again() {
        if (*to_ != nullptr) (*to_)->publish(nullptr);
    }

private:
    live_timetable<std::shared_ptr<publishing_again>>** to_;
};

TEST_CASE("an old value may publish while it is freed") {
    live_timetable<std::shared_ptr<publishing_again>>* to = nullptr;
    live_timetable<std::shared_ptr<publishing_again>> rules{std::make_shared<publishing_again>(to)};
    to = &rules;
    rules.publish(nullptr);
    CHECK(rules.make_reader().latest() == nullptr);
    to = nullptr;
}

} // namespace live_test

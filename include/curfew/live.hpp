#pragma once
// Rules that change while they are asked: one thread publishes a schedule, any number of threads read the latest one.
//
//     live_timetable live{zoned_schedule{compile(rules)}};
//
//     auto reader = live.make_reader();         once in each thread that asks
//     reader.latest().permits(now);             each time: no lock, and no write to memory
//
//     live.publish(zoned_schedule{compile(changed)});
//
// How it works. Each reader holds on to the schedule it read last, and says so in a place of its own. As long as
// nothing new was published it only compares two pointers; nothing that other threads read is written, so readers do
// not slow each other down. After a publication a reader announces the new schedule in its place and looks whether it
// is still the latest (a hazard pointer: M. Michael, 'Hazard Pointers', IEEE TPDS 15(6), 2004). The publisher frees an
// old schedule when no place names it any more. Neither ever waits for the other.
//
// Not in the umbrella curfew.hpp: <atomic> would make it dearer by a tenth for everyone.

#include <atomic>
#include <cstddef>
#include <utility>

namespace curfew::inline v0 {

/// A schedule that can be replaced while threads read it. `Schedule` is any type whose const members may be called by
/// several threads at once, as those of schedule and zoned_schedule.
///
/// make_reader() may be called by any thread at any time; publish() by one thread at a time. At most one schedule for
/// each reader is kept beside the latest: a reader that sleeps keeps the one it read last.
template <class Schedule>
class live_timetable {
public:
    class reader;

    /// `first` is the latest schedule until another one is published.
    explicit live_timetable(Schedule first) : board_{new board{std::move(first)}} {}

    live_timetable(const live_timetable&) = delete;
    live_timetable& operator=(const live_timetable&) = delete;

    /// Its readers may outlive it: they go on with the latest schedule.
    ~live_timetable() { board_->leave(); }

    /// From now on `next` is the latest schedule: for every reader that learns, in whatever way, that this call has
    /// returned. Frees the old ones that no reader holds. Takes time in proportion to the readers there are, times the
    /// old schedules they hold.
    void publish(Schedule next);

    /// A reader for one thread. Takes the place of one that is gone, or a new one.
    [[nodiscard]] reader make_reader() const { return reader{*board_}; }

private:
    struct version;
    struct place;
    struct board;

    board* board_;
};

/// A thread's view of a live schedule: used by one thread at a time. Can be moved; one that was moved from can only be
/// assigned to or destroyed.
template <class Schedule>
class live_timetable<Schedule>::reader {
public:
    /// Takes over what `other` reads; nothing is published or freed by it.
    reader(reader&& other) noexcept
        : board_{std::exchange(other.board_, nullptr)}, place_{other.place_}, held_{other.held_} {}
    /// The same, once what this one reads is given up.
    reader& operator=(reader&& other) noexcept;
    ~reader();

    /// The schedule that was published last. The reference is good until the next call, or the end of the reader: ask
    /// it several questions, and all are answered by the same rules. Never goes back to an older schedule. No lock, and
    /// constant time, unless a publication comes in between: then again.
    [[nodiscard]] const Schedule& latest() noexcept;

private:
    friend class live_timetable;

    explicit reader(board& of) : board_{&of}, place_{&of.take_place()} {
        board_->join();
        hold_latest();
    }

    void hold_latest() noexcept;

    board* board_;
    place* place_;
    const version* held_ = nullptr;
};

// ---- implementation -------------------------------------------------------------------------------------------

template <class Schedule>
struct live_timetable<Schedule>::version {
    Schedule schedule;
    version* older = nullptr;
};

/// What a reader says it holds. Each has a cache line to itself, so that readers do not share one.
template <class Schedule>
struct alignas(64) live_timetable<Schedule>::place {
    std::atomic<const version*> held{nullptr};
    std::atomic<bool> taken{true};
    place* next = nullptr;
};

/// What the live schedule and its readers own together; the last one to leave frees it.
template <class Schedule>
struct live_timetable<Schedule>::board {
    static_assert(std::atomic<const version*>::is_always_lock_free);

    explicit board(Schedule first) : latest{new version{std::move(first)}} {}
    board(const board&) = delete;
    board& operator=(const board&) = delete;
    ~board();

    void join() noexcept { owners.fetch_add(1, std::memory_order_relaxed); }
    void leave() noexcept {
        if (owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
    }

    [[nodiscard]] place& take_place();
    [[nodiscard]] bool is_held(const version* v) const noexcept;
    void free_unheld() noexcept;

    /// The only thing that is read all the time: alone on its cache line.
    alignas(64) std::atomic<version*> latest;
    /// Replaced versions that some reader may hold; the publisher's own.
    alignas(64) version* replaced = nullptr;
    /// Places are added and reused, and never removed before the end.
    std::atomic<place*> places{nullptr};
    std::atomic<std::size_t> owners{1};
};

template <class Schedule>
live_timetable<Schedule>::board::~board() {
    delete latest.load(std::memory_order_relaxed);
    for (version* v = replaced; v != nullptr;) delete std::exchange(v, v->older);
    for (place* p = places.load(std::memory_order_relaxed); p != nullptr;) delete std::exchange(p, p->next);
}

// Why nothing is freed under a reader. All operations marked seq_cst have one order that every thread agrees on. A
// reader names version v in its place, then loads `latest` and finds v; the publisher replaces v in `latest`, then
// looks at all places. If the publisher's look came before the naming, its replacement did too, and the reader would
// not have found v. So it sees the name, and keeps v. The same holds for a place that is only just added. When the
// place names another version again, the reader's last use of v lies before that, and so before the publisher's look
// that frees v.

template <class Schedule>
void live_timetable<Schedule>::reader::hold_latest() noexcept {
    const version* named = nullptr;
    const version* seen = board_->latest.load(std::memory_order_relaxed);
    do {
        named = seen;
        place_->held.store(named, std::memory_order_seq_cst);
        seen = board_->latest.load(std::memory_order_seq_cst);
    } while (seen != named);
    held_ = seen;
}

template <class Schedule>
const Schedule& live_timetable<Schedule>::reader::latest() noexcept {
    // Relaxed is enough: if it is the version held, this reader has seen its contents already; and while it is held it
    // is not freed, so that no other version can have its address.
    if (board_->latest.load(std::memory_order_relaxed) != held_) hold_latest();
    return held_->schedule;
}

template <class Schedule>
void live_timetable<Schedule>::publish(Schedule next) {
    version* const replaced = board_->latest.exchange(new version{std::move(next)}, std::memory_order_seq_cst);
    replaced->older = std::exchange(board_->replaced, replaced);
    board_->free_unheld();
}

template <class Schedule>
void live_timetable<Schedule>::board::free_unheld() noexcept {
    for (version** link = &replaced; *link != nullptr;) {
        version* const v = *link;
        if (is_held(v)) {
            link = &v->older;
        } else {
            *link = v->older;
            delete v;
        }
    }
}

template <class Schedule>
bool live_timetable<Schedule>::board::is_held(const version* v) const noexcept {
    for (const place* p = places.load(std::memory_order_seq_cst); p != nullptr; p = p->next) {
        if (p->held.load(std::memory_order_seq_cst) == v) return true;
    }
    return false;
}

template <class Schedule>
typename live_timetable<Schedule>::place& live_timetable<Schedule>::board::take_place() {
    for (place* p = places.load(std::memory_order_acquire); p != nullptr; p = p->next) {
        if (!p->taken.exchange(true, std::memory_order_acquire)) return *p;
    }
    place* const added = new place;
    added->next = places.load(std::memory_order_relaxed);
    while (!places.compare_exchange_weak(added->next, added, std::memory_order_seq_cst)) {
    }
    return *added;
}

template <class Schedule>
typename live_timetable<Schedule>::reader& live_timetable<Schedule>::reader::operator=(reader&& other) noexcept {
    std::swap(board_, other.board_);
    std::swap(place_, other.place_);
    std::swap(held_, other.held_);
    return *this;
}

template <class Schedule>
live_timetable<Schedule>::reader::~reader() {
    if (board_ == nullptr) return;
    place_->held.store(nullptr, std::memory_order_release);
    place_->taken.store(false, std::memory_order_release);
    board_->leave();
}

} // namespace curfew::inline v0

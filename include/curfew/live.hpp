#pragma once
// Rules that change while they are asked: any thread publishes a timetable, any number of threads read the latest one.
//
//     live_timetable live{timetable{task, new_york}};
//
//     auto reader = live.make_reader();         once in each thread that asks
//     reader.latest().permits(now);             each time: no lock, and no write to memory
//
//     live.publish(timetable{changed_task, new_york});
//
// How it works. Each reader holds the timetable it read last, and says so in a place of its own. As long as nothing new was
// published it only compares two pointers; nothing that other threads read is written, so readers do not slow each other
// down. After a publication a reader announces the new timetable in its place and checks that it is still the latest (a hazard
// pointer: M. Michael, 'Hazard Pointers', IEEE TPDS 15(6), 2004). A publisher frees an old timetable when no place names it
// any more. Publishers wait for each other, and never for a reader; a reader never waits.
//
// Not in the umbrella curfew.hpp, since <atomic> and <mutex> would add to the cost of including that.

#include <curfew/timetable/timetable.hpp>

#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <utility>

namespace curfew::inline v0 {

/// A timetable that can be replaced while threads read it, or another type T whose const members several threads may call at
/// once.
///
/// Any thread may call publish() and make_reader() at any time. At most one old timetable for each reader is kept beside the
/// latest: a reader that sleeps keeps the one it read last.
template <class T = timetable>
class live_timetable {
public:
    class reader;

    /// `first` is the latest timetable until another one is published.
    explicit live_timetable(T first) : board_{new board{std::move(first)}} {}

    live_timetable(const live_timetable&) = delete;
    live_timetable& operator=(const live_timetable&) = delete;

    /// Its readers may outlive it: they go on with the latest timetable.
    ~live_timetable() { board_->leave(); }

    /// From now on `next` is the latest timetable: for every reader that learns, in whatever way, that this call has
    /// returned. Of publications at the same time, one after the other is the latest. Frees the old ones that no reader
    /// holds. Takes time in proportion to the readers, times the old timetables they hold.
    void publish(T next);

    /// A reader for one thread. Takes the place of one that is gone, or a new one.
    [[nodiscard]] reader make_reader() const { return reader{*board_}; }

private:
    struct version;
    struct place;
    struct board;

    board* board_;
};

/// A thread's view of a live timetable: used by one thread at a time. Can be moved; one that was moved from can only be
/// assigned to or destroyed, and to ask it ends the program (std::terminate).
template <class T>
class live_timetable<T>::reader {
public:
    /// Takes over what `other` reads; nothing is published or freed by it.
    reader(reader&& other) noexcept
        : board_{std::exchange(other.board_, nullptr)}, place_{other.place_}, held_{other.held_} {}
    /// The same, once what this one reads is given up.
    reader& operator=(reader&& other) noexcept;
    /// Lets go of the timetable it holds, and leaves its place to the next reader.
    ~reader();

    /// The timetable that was published last. The reference is good until the next call, or the end of the reader: ask it
    /// several questions, and all are answered by the same rules. Never goes back to an older timetable. No lock, and constant
    /// time, unless a publication comes in between: then again.
    [[nodiscard]] const T& latest() noexcept;

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

template <class T>
struct live_timetable<T>::version {
    T value;
    version* older = nullptr;
};

/// What a reader says it holds. Each has a cache line to itself, so that readers do not share one.
template <class T>
struct alignas(64) live_timetable<T>::place {
    std::atomic<const version*> held{nullptr};
    std::atomic<bool> taken{true};
    place* next = nullptr;
};

/// What the live timetable and its readers own together; the last one to leave frees it.
template <class T>
struct live_timetable<T>::board {
    static_assert(std::atomic<const version*>::is_always_lock_free);

    explicit board(T first) : latest{new version{std::move(first)}} {}
    board(const board&) = delete;
    board& operator=(const board&) = delete;
    ~board();

    void join() noexcept { owners.fetch_add(1, std::memory_order_relaxed); }
    void leave() noexcept {
        if (owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete this;
    }

    [[nodiscard]] place& take_place();
    [[nodiscard]] bool is_held(const version* v) const noexcept;
    [[nodiscard]] version* take_unheld() noexcept;
    static void free_all(version* first) noexcept {
        while (first != nullptr) delete std::exchange(first, first->older);
    }

    /// The only thing that is read all the time: alone on its cache line.
    alignas(64) std::atomic<version*> latest;
    /// Replaced versions that some reader may hold; of the publisher that has the mutex.
    alignas(64) version* replaced = nullptr;
    std::mutex publishing;
    /// Places are added and reused, and never removed before the end.
    std::atomic<place*> places{nullptr};
    std::atomic<std::size_t> owners{1};
};

template <class T>
live_timetable<T>::board::~board() {
    delete latest.load(std::memory_order_relaxed);
    free_all(replaced);
    for (place* p = places.load(std::memory_order_relaxed); p != nullptr;) delete std::exchange(p, p->next);
}

// Why nothing is freed under a reader. All operations marked seq_cst have one order that every thread agrees on. A reader names
// version v in its place, then loads `latest` and finds v; a publisher replaces v in `latest`, and after that it, or one that
// has the mutex after it, looks at all places. If such a look came before the naming, the replacement did too, and the reader
// would not have found v. So it sees the name, and keeps v. The same holds for a place that is only just added. When the place
// names another version again, the reader's last use of v lies before that, and so before the look that frees v.

template <class T>
void live_timetable<T>::reader::hold_latest() noexcept {
    const version* named = nullptr;
    const version* seen = board_->latest.load(std::memory_order_relaxed);
    do {
        named = seen;
        place_->held.store(named, std::memory_order_seq_cst);
        seen = board_->latest.load(std::memory_order_seq_cst);
    } while (seen != named);
    held_ = seen;
}

template <class T>
const T& live_timetable<T>::reader::latest() noexcept {
    if (board_ == nullptr) [[unlikely]]
        std::terminate();
    // Relaxed is enough: if it is the version held, this reader has seen its contents already; and while it is held it
    // is not freed, so that no other version can have its address.
    if (board_->latest.load(std::memory_order_relaxed) != held_) hold_latest();
    return held_->value;
}

template <class T>
void live_timetable<T>::publish(T next) {
    version* const added = new version{std::move(next)};
    version* unheld = nullptr;
    {
        const std::lock_guard only_publisher{board_->publishing};
        version* const replaced = board_->latest.exchange(added, std::memory_order_seq_cst);
        replaced->older = std::exchange(board_->replaced, replaced);
        unheld = board_->take_unheld();
    }
    board::free_all(unheld);
}

/// Takes those out of the replaced versions that no place names.
template <class T>
typename live_timetable<T>::version* live_timetable<T>::board::take_unheld() noexcept {
    version* unheld = nullptr;
    for (version** link = &replaced; *link != nullptr;) {
        version* const v = *link;
        if (is_held(v)) {
            link = &v->older;
        } else {
            *link = std::exchange(v->older, unheld);
            unheld = v;
        }
    }
    return unheld;
}

template <class T>
bool live_timetable<T>::board::is_held(const version* v) const noexcept {
    for (const place* p = places.load(std::memory_order_seq_cst); p != nullptr; p = p->next) {
        if (p->held.load(std::memory_order_seq_cst) == v) return true;
    }
    return false;
}

template <class T>
typename live_timetable<T>::place& live_timetable<T>::board::take_place() {
    for (place* p = places.load(std::memory_order_acquire); p != nullptr; p = p->next) {
        if (!p->taken.exchange(true, std::memory_order_acquire)) return *p;
    }
    place* const added = new place;
    added->next = places.load(std::memory_order_relaxed);
    while (!places.compare_exchange_weak(added->next, added, std::memory_order_seq_cst)) {
    }
    return *added;
}

template <class T>
typename live_timetable<T>::reader& live_timetable<T>::reader::operator=(reader&& other) noexcept {
    std::swap(board_, other.board_);
    std::swap(place_, other.place_);
    std::swap(held_, other.held_);
    return *this;
}

template <class T>
live_timetable<T>::reader::~reader() {
    if (board_ == nullptr) return;
    place_->held.store(nullptr, std::memory_order_release);
    place_->taken.store(false, std::memory_order_release);
    board_->leave();
}

} // namespace curfew::inline v0

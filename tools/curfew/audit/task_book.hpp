#pragma once
// All tasks of an audit, and the timetable that judges a record: that of its task, in its zone.

#include "console.hpp"
#include "loaded_task.hpp"
#include "task_options.hpp"

#include <curfew/timetable/timetable.hpp>

#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace curfew::tool {

/// FILE, the files of --rules and the policy, ready to judge in the task's zone. Immutable once it is loaded.
class task_book {
public:
    /// A task, and its timetable in the zone of --zone.
    struct entry {
        task rules;
        timetable calls;
    };

    /// Loads FILE, if there is one, and each *.json of the folder, if there is one. nullptr if one of them is invalid or
    /// leaves open what is in force: their diagnostics have gone to standard error then. Throws `failure` for what cannot be
    /// read, a folder without files, and a TaskOpenId that stands in two of them.
    [[nodiscard]] static std::unique_ptr<task_book> load(const std::optional<std::string>& file,
                                                         const std::optional<std::string>& folder,
                                                         const task_options& options, const console& io);

    /// The task of that id, FILE where the folder has none; nullptr if there is none.
    [[nodiscard]] const entry* find(std::string_view task_id) const;

    /// FILE.
    [[nodiscard]] const entry* by_default() const noexcept { return by_default_; }

    /// Of --zone.
    [[nodiscard]] const curfew::zone& zone() const noexcept { return zone_; }

    /// Of --policy, which timetables are under.
    [[nodiscard]] const std::optional<loaded_policy>& policy() const noexcept { return policy_; }

    /// The timetable of that task in another zone.
    [[nodiscard]] timetable timetable_in(const entry& task, const curfew::zone& in) const {
        return timetable_of(task.rules, in, policy_, ends_);
    }

private:
    task_book(const curfew::zone& in, range_end ends) : zone_{in}, ends_{ends} {}
    const entry* add(task rules);

    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };

    curfew::zone zone_;
    range_end ends_;
    std::optional<loaded_policy> policy_;
    std::deque<entry> entries_;
    std::unordered_map<std::string, const entry*, text_hash, std::equal_to<>> by_id_;
    const entry* by_default_ = nullptr;
};

/// Timetables in the zones that records name, the latest few thousand of them. One for each thread.
class timetable_cache {
public:
    explicit timetable_cache(const task_book& tasks) noexcept : tasks_{tasks} {}

    /// The timetable of `task` in `in`, of which the address is the name; good until the next call.
    [[nodiscard]] const timetable& find(const task_book::entry& task, const zone& in);

private:
    static constexpr std::size_t most = 4096;

    using key = std::pair<const task_book::entry*, const zone*>;
    struct key_hash {
        std::size_t operator()(const key& k) const noexcept {
            return std::hash<const void*>{}(k.first) * 31 + std::hash<const void*>{}(k.second);
        }
    };

    const task_book& tasks_;
    std::unordered_map<key, timetable, key_hash> timetables_;
};

} // namespace curfew::tool

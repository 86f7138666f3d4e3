#pragma once
// All tasks of an audit, and who judges a record: by its task, and by its zone.

#include "console.hpp"
#include "loaded_task.hpp"
#include "record_judge.hpp"
#include "task_options.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace curfew::tool {

/// IANA zones as tables, each made when it is first asked for. Not for several threads at once.
class zone_cache {
public:
    /// The zone of an IANA name or an offset such as +08:00; nullptr if there is none. Good as long as the cache.
    [[nodiscard]] const any_zone* find(std::string_view name);

private:
    struct entry {
        std::optional<zone_table> table;
        any_zone zone;
    };

    /// Names in order; std::map, so that entries stay where they are.
    std::map<std::string, entry, std::less<>> entries_;
};

/// FILE, the files of --rules and the policy, ready to judge in the task's zone. Immutable once it is loaded.
class task_book {
public:
    /// A task, and its judge in the zone of --zone.
    struct entry {
        task_rules rules;
        record_judge judge;
    };

    /// Loads FILE, if there is one, and each *.json of the folder, if there is one. nullptr if one of them is invalid:
    /// their diagnostics have gone to standard error then. Throws `failure` for what cannot be read, a folder without
    /// files, and a TaskOpenId that stands in two of them.
    [[nodiscard]] static std::unique_ptr<task_book> load(const std::optional<std::string>& file,
                                                         const std::optional<std::string>& folder,
                                                         const task_options& options, const console& io);

    /// The task of that id, FILE where the folder has none; nullptr if there is none.
    [[nodiscard]] const entry* find(std::string_view task_id) const;

    /// FILE.
    [[nodiscard]] const entry* by_default() const noexcept { return by_default_; }

    /// Of --zone.
    [[nodiscard]] const any_zone& zone() const noexcept { return zone_; }

    /// A judge of that task in another zone.
    [[nodiscard]] record_judge judge_in(const entry& task, const any_zone& zone) const;

private:
    task_book() = default;
    const entry* add(loaded_task task, const task_options& options);

    struct text_hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept { return std::hash<std::string_view>{}(text); }
    };

    zone_cache zones_;
    any_zone zone_;
    range_end ends_ = range_end::exclusive;
    std::optional<judging_policy> policy_;
    std::deque<entry> entries_;
    std::unordered_map<std::string, const entry*, text_hash, std::equal_to<>> by_id_;
    const entry* by_default_ = nullptr;
};

/// Judges in the zones that records name, the latest few thousand of them. One for each thread.
class judge_cache {
public:
    explicit judge_cache(const task_book& tasks) noexcept : tasks_{tasks} {}

    /// The judge of `task` in `zone`, of which the address is the name; good until the next call.
    [[nodiscard]] const record_judge& find(const task_book::entry& task, const any_zone& zone);

private:
    static constexpr std::size_t most = 4096;

    using key = std::pair<const task_book::entry*, const any_zone*>;
    struct key_hash {
        std::size_t operator()(const key& k) const noexcept {
            return std::hash<const void*>{}(k.first) * 31 + std::hash<const void*>{}(k.second);
        }
    };

    const task_book& tasks_;
    std::unordered_map<key, record_judge, key_hash> judges_;
};

} // namespace curfew::tool

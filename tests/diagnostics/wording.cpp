#include "catch.hpp"
#include "support/diagnostics.hpp"

#include <curfew/diagnostics/wording.hpp>

#include <map>
#include <set>

namespace wording_test {

using namespace curfew;
using detail::phrase;

namespace {

/// Whether `text` is well formed: known values only, closed sections that do not nest.
constexpr bool well_formed(std::string_view text) {
    bool in_section = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '{' || text[i] == '}') {
            if (in_section == (text[i] == '{')) return false;
            in_section = !in_section;
        } else if (text[i] == '<') {
            const auto end = text.find('>', i);
            if (end == std::string_view::npos) return false;
            bool known = false;
            for (const auto& value : detail::wording_values)
                known = known || value.name == text.substr(i + 1, end - i - 1);
            if (!known) return false;
            i = end;
        } else if (text[i] == '>' || static_cast<unsigned char>(text[i]) < 0x20) {
            return false;
        }
    }
    return !in_section;
}

constexpr bool well_formed(phrase p) {
    // Both languages or neither.
    return well_formed(p.en) && well_formed(p.zh) && p.en.empty() == p.zh.empty() && (p.en.empty() || p.en != p.zh);
}

static_assert(well_formed("a<value>b{<days>}") && !well_formed("<valu>") && !well_formed("<value") &&
              !well_formed("{{}}") && !well_formed("{") && !well_formed("}") && !well_formed("a\nb"));

// Each row has a message in both languages.
static_assert([] {
    for (const rule_info& row : rule_table) {
        if (row.message.en.empty() || !well_formed(row.message) || !well_formed(row.fix)) return false;
    }
    return true;
}());

// No two rules say the same.
static_assert([] {
    for (std::size_t i = 0; i < rule_table.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            const rule_info& a = rule_table[i];
            const rule_info& b = rule_table[j];
            if (a.message.en == b.message.en || a.message.zh == b.message.zh) return false;
        }
    }
    return true;
}());

constexpr json_pointer root;
constexpr json_pointer list = root / field::forbid_time_list;

diagnostic of(rule id, json_pointer where, detail::diagnostic_facts detail = {}, std::string below = "") {
    return {id, info(id).severity, where, std::move(below), {}, detail};
}

std::string en(const diagnostic& d) {
    return message(d);
}

std::string zh(const diagnostic& d) {
    return message(d, language::zh);
}

time_range range(std::string_view text) {
    const auto pair = detail::parse_time_pair(text);
    return *time_range::from(pair.value->start, pair.value->end);
}

/// The fix of an overnight range on those days.
std::string split(std::string_view text, weekday_set days, language in = language::en) {
    const auto fix = suggested_fix(
        of(rule::time_range_overnight, list / 0 / field::times / 0, detail::range_facts{range(text), days}), in);
    REQUIRE(fix);
    return *fix;
}

} // namespace

TEST_CASE("each error has a fix, or there is a reason why not") {
    const std::map<rule, std::string> without{
        {rule::json_syntax, "nobody knows what was meant; the message says what is wrong"},
        {rule::integer_out_of_range, "the message says what is allowed, and nobody knows which number was meant"},
    };
    for (const rule_info& row : rule_table) {
        INFO(row.name);
        CHECK(row.fix.en.empty() == (without.count(row.id) == 1));
    }
}

TEST_CASE("each value of a message can be had by its name") {
    const diagnostic d = of(rule::redial_times_too_many, root / field::ring_again_times, detail::given_number{9, 5});
    CHECK(fact(d, "value") == "9");
    CHECK(fact(d, "limit") == "5");
    CHECK(fact(d, "name") == "RingAgainTimes");
    CHECK_FALSE(fact(d, "range"));
    CHECK_FALSE(fact(d, "no such value"));
    const weekday_set days{std::chrono::Monday};
    const diagnostic night =
        of(rule::time_range_overnight, list / 0 / field::times / 0, detail::range_facts{range("22:00-08:00"), days});
    CHECK(fact(night, "days") == "Monday");
    CHECK(fact(night, "days", language::zh) == "周一");
}

TEST_CASE("a message is one sentence that starts with a capital and ends with a full stop, whatever is known") {
    const detail::diagnostic_facts details[]{
        {},
        detail::given_number{3, 5},
        detail::given_number{3},
        detail::bounded_number{0, 5, 6},
        detail::bounded_number{0, 5},
        detail::given_time{local_seconds{}, local_seconds{}},
        detail::given_time{local_seconds::max(), local_seconds::min()},
        detail::syntax_facts{detail::json_fault::unexpected_character, 0x1B},
        detail::type_facts{detail::json_kind::integer, detail::json_kind::string},
        detail::text_facts{text_fault::not_a_digit, 3},
        detail::range_facts{range("22:00-08:00"), weekday_set{std::chrono::Monday}},
        detail::other_range_facts{1, 2},
        detail::nearest_facts{field::times},
    };
    for (const rule_info& row : rule_table) {
        for (const auto& detail : details) {
            const diagnostic d = of(row.id, list / 0 / field::times / 1, detail);
            INFO(row.name << " with detail " << detail.index());
            const std::string english = message(d);
            CHECK(std::string{"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789?"}.find(english[0]) != std::string::npos);
            CHECK(english.back() == '.');
            const std::string chinese = message(d, language::zh);
            CHECK(chinese.substr(chinese.size() - 3) == "。");
            for (const auto in : {language::en, language::zh}) {
                CHECK(message(d, in).find_first_of("{}<>\n") == std::string::npos);
                if (const auto fix = suggested_fix(d, in)) CHECK_FALSE(fix->empty());
            }
        }
    }
}

TEST_CASE("no diagnostic of a request leaves a value open") {
    update_task_request r;
    r.task_open_id = "";
    r.start_time = "2021-05-20 17:35:43";
    r.end_time = r.start_time;
    r.ring_again_times = 4;
    r.ring_again_interval = 1441;
    r.concurrency = 7;
    r.recall = false;
    r.unknown = {{"Foo", "1"}, {"EndTme", "1"}};
    r.forbid_time_list = {
        {{{8, 2, 2}}, {{"22:00-08:00", "x", "10:00-10:00"}}, {}}, {{{}}, {{"10:00-23:59", "12:00-24:00"}}, {}}, {}};
    parse_options options;
    options.now = sys_seconds::max();
    options.concurrency_quota = 5;
    const auto first = parse(r, options).report();
    r.forbid_time_list = {{{{2}}, {{"22:00-23:59"}}, {}}};
    r.concurrency = -1;
    r.start_time = r.end_time = "no";
    const auto second = parse(r, options).report();
    std::size_t checked = 0;
    for (const report* found : {&first, &second}) {
        for (const diagnostic& d : *found) {
            for (const auto in : {language::en, language::zh}) {
                INFO(message(d, in) << ' ' << suggested_fix(d, in).value_or(""));
                CHECK(message(d, in).find('?') == std::string::npos);
                CHECK(suggested_fix(d, in).value_or("").find('?') == std::string::npos);
                ++checked;
            }
        }
    }
    CHECK(checked > 40);
}

TEST_CASE("messages, word for word") {
    const diagnostic too_many =
        of(rule::redial_times_too_many, root / field::ring_again_times, detail::given_number{9, 5});
    CHECK(en(too_many) == "RingAgainTimes must be at most 5, and is 9.");
    CHECK(zh(too_many) == "RingAgainTimes 最多为 5,现在是 9。");

    const diagnostic weekday = of(rule::weekday_duplicate, list / 0 / field::weekdays / 1, detail::given_number{1});
    CHECK(en(weekday) == "Sunday (1) is a duplicate in Weekdays.");
    CHECK(zh(weekday) == "同一个 Weekdays 中周日(1)重复出现。");

    const diagnostic no_day =
        of(rule::start_time_format, root / field::start_time, detail::text_facts{text_fault::no_such_day, 8});
    CHECK(en(no_day) == "StartTime is not a time of the form yyyy-MM-dd HH:mm:ss: there is no such day in that month.");
    CHECK(zh(no_day) == "StartTime 不是格式为 yyyy-MM-dd HH:mm:ss 的有效时间:该月没有这一天。");

    const diagnostic digit =
        of(rule::time_range_format, list / 0 / field::times / 1, detail::text_facts{text_fault::not_a_digit, 1});
    CHECK(en(digit) == "An entry of Times is not of the form HH:mm-HH:mm: character 2 is not a digit.");
    CHECK(zh(digit) == "Times 中的元素不符合 HH:mm-HH:mm 的格式:第 2 个字符不是数字。");

    const diagnostic overlap =
        of(rule::time_range_overlap, list / 1 / field::times / 0, detail::other_range_facts{0, 2});
    CHECK(en(overlap) == "The range overlaps or repeats an earlier one, /ForbidTimeList/0/Times/2.");

    const diagnostic reversed = of(rule::end_not_after_start, root / field::end_time,
                                   detail::given_time{local_seconds{seconds{0}}, local_seconds{seconds{86400}}});
    CHECK(en(reversed) == "EndTime (1970-01-01 00:00:00) is not later than StartTime (1970-01-02 00:00:00): the task "
                          "would never run.");
}

TEST_CASE("a value of the wrong type") {
    const diagnostic d = of(rule::type_mismatch, root / field::concurrency,
                            detail::type_facts{detail::json_kind::integer, detail::json_kind::string});
    CHECK(en(d) == "Concurrency must be an integer, not a string.");
    CHECK(zh(d) == "Concurrency 应为整数,而不是字符串。");
    CHECK(suggested_fix(d) == "Write an integer, without quotes, fraction and exponent.");
    CHECK(suggested_fix(d, language::zh) == "改为整数(不加引号,不带小数点和指数)。");
    CHECK(en(of(rule::type_mismatch, root, detail::type_facts{detail::json_kind::object, detail::json_kind::array})) ==
          "The request must be an object, not an array.");
    CHECK(
        en(of(rule::type_mismatch, list / 0, detail::type_facts{detail::json_kind::object, detail::json_kind::null})) ==
        "An entry of ForbidTimeList must be an object, not null.");
}

TEST_CASE("a message starts with a capital letter, or with a name as it is spelt") {
    const auto mismatch = [](const json_pointer& where) {
        return of(rule::type_mismatch, where,
                  detail::type_facts{detail::json_kind::integer, detail::json_kind::string});
    };
    CHECK(en(mismatch(root / field::pushed_begin_call_time)).starts_with("beginCallTime must be "));
    CHECK(en(mismatch(root)).starts_with("The request must be "));
    CHECK(en(mismatch(root / field::weekdays / 0)).starts_with("An entry of Weekdays must be "));
}

TEST_CASE("an integer out of range: the bounds are those of int32, or the place's own") {
    const auto number = [](detail::diagnostic_facts facts) {
        return of(rule::integer_out_of_range, root / field::concurrency, std::move(facts));
    };
    CHECK(en(number({})) == "Concurrency must be between -2147483648 and 2147483647.");
    CHECK(en(number(detail::given_number{2147483648})) ==
          "Concurrency must be between -2147483648 and 2147483647, and 2147483648 is not.");
    CHECK(en(number(detail::bounded_number{0, 5, 6})) == "Concurrency must be between 0 and 5, and 6 is not.");
    CHECK(zh(number(detail::bounded_number{0, 5})) == "Concurrency 必须在 0 到 5 之间。");
    CHECK(fact(number(detail::bounded_number{1, 5, 6}), "least") == "1");
    CHECK(fact(number(detail::bounded_number{1, 5, 6}), "most") == "5");
    CHECK(fact(number(detail::bounded_number{1, 5, 6}), "value") == "6");
    CHECK_FALSE(fact(of(rule::weekday_out_of_range, root, detail::given_number{8}), "most"));
}

TEST_CASE("a number for a boolean, and the boolean to write") {
    const auto number = [](std::int64_t value) {
        return of(rule::boolean_as_number, root / field::recall, detail::given_number{value});
    };
    CHECK(en(number(0)) == "Recall must be true or false, not the number 0.");
    CHECK(zh(number(1)) == "Recall 应为 true 或 false,而不是数字 1。");
    CHECK(suggested_fix(number(0)) == "Write false.");
    CHECK(suggested_fix(number(1)) == "Write true.");
    CHECK(suggested_fix(number(1), language::zh) == "改为 true。");
}

TEST_CASE("an update of another task names both ids, fit for a line") {
    const auto ids = [](std::string update, std::string stored) {
        diagnostic d = of(rule::task_id_mismatch, root / field::task_open_id);
        d.subject = std::move(update);
        d.context = std::move(stored);
        return d;
    };
    CHECK(en(ids("b", "a")) == "The update, for task \"b\", is not for the stored task \"a\".");
    CHECK(zh(ids("b", "a")) == "更新请求针对的任务“b”不是已保存的任务“a”。");
    CHECK(en(ids("b", "")) == "The update, for task \"b\", is not for the stored task.");
    CHECK(en(ids("\n", std::string(61, 'x'))) ==
          "The update, for task \"?\", is not for the stored task \"" + std::string(60, 'x') + "...\".");
}

TEST_CASE("what is not known is said, and what to do") {
    const diagnostic list_absent = of(rule::forbid_list_absent, list);
    CHECK(en(list_absent) ==
          "The update has no ForbidTimeList, so the stored list stays in force, and that list is not known.");
    CHECK(suggested_fix(list_absent) ==
          "Give ForbidTimeList ([] forbids nothing) or the stored task, or state that nothing is stored.");
    CHECK(api_message(list_absent) == std::nullopt);
    const diagnostic redials_absent = of(rule::redial_settings_absent, root / field::recall);
    CHECK(en(redials_absent) ==
          "Recall is false, so the stored redial settings stay in force, and these are not known.");
    CHECK(suggested_fix(redials_absent) == "Give the stored task, or set \"Recall\":true and give RingAgainTimes.");
}

TEST_CASE("a text that is not JSON") {
    const auto fault = [](detail::json_fault f, std::uint8_t byte = 0) {
        return en(of(rule::json_syntax, root, detail::syntax_facts{f, byte}));
    };
    CHECK(fault(detail::json_fault::unexpected_character, ']') ==
          "The text is not valid JSON: unexpected character ']'.");
    CHECK(fault(detail::json_fault::unexpected_character, 0x0A) ==
          "The text is not valid JSON: unexpected character 0x0A.");
    CHECK(fault(detail::json_fault::trailing_text) == "The text is not valid JSON: there is text after its end.");
    std::set<std::string> different;
    for (int f = 0; f <= static_cast<int>(detail::json_fault::number_too_large); ++f) {
        different.insert(fault(static_cast<detail::json_fault>(f)));
    }
    CHECK(different.size() == static_cast<std::size_t>(detail::json_fault::number_too_large) + 1);
}

TEST_CASE("an unknown field: its name as it came, fit for a line, and the one that was meant") {
    const diagnostic d = of(rule::unknown_field, root, detail::nearest_facts{field::end_time}, "/End~1T~0me");
    CHECK(en(d) == "The API documents no field \"End/T~me\" here.");
    CHECK(suggested_fix(d) == "Write \"EndTime\" if you meant that.");
    CHECK(suggested_fix(of(rule::unknown_field, root, {}, "/Foo")) == std::nullopt);
    CHECK(en(of(rule::unknown_field, root, {}, "/a\x1B[31m\nb\x7F")) ==
          "The API documents no field \"a?[31m?b?\" here.");
    CHECK(en(of(rule::unknown_field, root, {}, '/' + std::string(100, 'x'))) ==
          "The API documents no field \"" + std::string(60, 'x') + "...\" here.");
    // 'é' is two bytes; the cut would fall between them.
    CHECK(en(of(rule::unknown_field, root, {}, '/' + std::string(59, 'x') + "\xC3\xA9\xC3\xA9")) ==
          "The API documents no field \"" + std::string(59, 'x') + "...\" here.");
}

TEST_CASE("an overnight range is split at midnight") {
    using namespace std::chrono;
    const std::string next_day =
        " The part 00:00-08:00 then belongs to the next day, which matters under a policy with CountsAs.";
    CHECK(split("22:00-08:00", {Monday, Tuesday}) ==
          R"(Split it at midnight: {"Weekdays":[2,3],"Times":["22:00-24:00"]}, )"
          R"({"Weekdays":[3,4],"Times":["00:00-08:00"]}.)" +
              next_day);
    CHECK(split("22:00-08:00", {Saturday}) == R"(Split it at midnight: {"Weekdays":[7],"Times":["22:00-24:00"]}, )"
                                              R"({"Weekdays":[1],"Times":["00:00-08:00"]}.)" +
                                                  next_day);
    CHECK(split("22:00-08:00", {Sunday, Saturday}) ==
          R"(Split it at midnight: {"Weekdays":[1,7],"Times":["22:00-24:00"]}, )"
          R"({"Weekdays":[1,2],"Times":["00:00-08:00"]}.)" +
              next_day);
    CHECK(split("22:00-08:00", weekday_set::every_day()) ==
          R"(Split it at midnight: {"Times":["22:00-24:00","00:00-08:00"]}.)" + next_day);
    CHECK(split("22:00-00:00", {Monday}) == R"(Split it at midnight: {"Weekdays":[2],"Times":["22:00-24:00"]}.)");
    CHECK(split("22:00-00:00", weekday_set::every_day()) == R"(Split it at midnight: {"Times":["22:00-24:00"]}.)");
    CHECK(split("22:00-08:00", {}) ==
          R"(Split it at midnight: "22:00-24:00" on the same days, "00:00-08:00" on the days after.)" + next_day);
    CHECK(split("22:00-08:00", {Monday}, language::zh) ==
          R"(请在午夜处拆开:{"Weekdays":[2],"Times":["22:00-24:00"]}, {"Weekdays":[3],"Times":["00:00-08:00"]}。)"
          "拆出的 00:00-08:00 属于次日,策略中有 CountsAs 时结果可能不同。");
}

TEST_CASE("23:59 is closed with 24:00") {
    const diagnostic d = of(rule::time_range_last_minute, list / 0 / field::times / 0,
                            detail::range_facts{range("21:30-23:59"), weekday_set{std::chrono::Friday}});
    CHECK(en(d) == "The range 21:30-23:59 (Friday) ends at 23:59, which leaves the minute from 23:59 to midnight open "
                   "for calls.");
    CHECK(zh(d) == "周五的时间段 21:30-23:59 以 23:59 结束,23:59 到午夜的这一分钟仍可外呼。");
    CHECK(suggested_fix(d) == "Write \"21:30-24:00\" to forbid it too, if the server accepts 24:00.");
}

TEST_CASE("the message of the API has the last field of the place in it") {
    CHECK(api_message(of(rule::times_missing, list / 3 / field::times)) == "The required parameter Times is missing.");
    CHECK(api_message(of(rule::weekday_out_of_range, list / 3 / field::weekdays / 1)) ==
          "The specified parameter Weekdays is invalid.");
    CHECK(api_message(of(rule::type_mismatch, list)) == "The specified parameter ForbidTimeList is invalid.");
    CHECK(api_message(of(rule::type_mismatch, list / 0)) == "The specified parameter ForbidTimeList is invalid.");
    CHECK(api_message(of(rule::json_syntax, root)) == "The specified parameter body is invalid.");
    CHECK(api_message(of(rule::concurrency_over_quota, root / field::concurrency)) ==
          "Concurrency has exceeded the quota. example: The memory size of the specified disk has exceeded the quota.");
    for (const rule_info& row : rule_table)
        CHECK(api_message(of(row.id, root)).has_value() == row.api_code.has_value());
}

TEST_CASE("the range that another one overlaps is named with the whole way to its list") {
    const json_pointer appended = root / field::list / 3 / field::forbid_time_list;
    const diagnostic overlap{rule::time_range_overlap,       severity::warning, appended / 2 / field::times / 1, {}, {},
                             detail::other_range_facts{0, 4}};
    CHECK(message(overlap) == "The range overlaps or repeats an earlier one, /List/3/ForbidTimeList/0/Times/4.");
}

TEST_CASE("each fault and each kind of value has words of its own in both languages") {
    const auto all_differ = [](auto first, auto last, auto of_one) {
        std::set<std::string_view> english;
        std::set<std::string_view> chinese;
        for (int i = static_cast<int>(first); i <= static_cast<int>(last); ++i) {
            const phrase p = of_one(static_cast<decltype(first)>(i));
            CHECK(!p.en.empty());
            english.insert(p.en);
            chinese.insert(p.zh);
        }
        const auto count = static_cast<std::size_t>(last) - static_cast<std::size_t>(first) + 1;
        CHECK(english.size() == count);
        CHECK(chinese.size() == count);
    };
    all_differ(text_fault::wrong_length, text_fault::not_after_start, [](text_fault f) { return detail::words(f); });
    all_differ(detail::json_fault::unexpected_character, detail::json_fault::number_too_large,
               [](detail::json_fault f) { return detail::words(f); });
    all_differ(detail::json_kind::null, detail::json_kind::object,
               [](detail::json_kind k) { return detail::words(k); });
    for (const detail::json_kind kind : {detail::json_kind::null, detail::json_kind::number})
        CHECK(detail::notation(kind).en.empty());
    for (const detail::json_kind kind :
         {detail::json_kind::boolean, detail::json_kind::integer, detail::json_kind::string, detail::json_kind::array,
          detail::json_kind::object}) {
        CHECK(!detail::notation(kind).en.empty());
        CHECK(!detail::notation(kind).zh.empty());
    }
}

TEST_CASE("a long name is cut off between two characters") {
    const auto unknown = [](const std::string& name) {
        return en(of(rule::unknown_field, root, {}, '/' + escaped_pointer_token(name)));
    };
    const std::string fits(60, 'x');
    CHECK(unknown(fits).find('"' + fits + '"') != std::string::npos);
    CHECK(unknown(fits + "y").find('"' + fits + "...\"") != std::string::npos);
    for (std::size_t before = 57; before < 60; ++before) {
        INFO(before);
        const std::string ascii(before, 'x');
        CHECK(unknown(ascii + "\xF0\x9F\x8C\x99").find('"' + ascii + "...\"") != std::string::npos);
    }
    // Bytes that continue nothing.
    CHECK(unknown(std::string(61, '\x80')).find("\"...\"") != std::string::npos);
    CHECK(en(of(rule::unknown_field, root, {}, "/a~")).find("\"a~\"") != std::string::npos);
}

TEST_CASE("the request as a whole, and what is inside an unknown member, have words") {
    const detail::type_facts number_for_object{detail::json_kind::object, detail::json_kind::integer};
    CHECK(en(of(rule::type_mismatch, root, number_for_object)).starts_with("The request "));
    CHECK(zh(of(rule::type_mismatch, root, number_for_object)).find("请求") != std::string::npos);
    CHECK(en(of(rule::type_mismatch, root, number_for_object, "/Foo")).starts_with("Foo "));
    CHECK(en(of(rule::json_syntax, root, detail::syntax_facts{detail::json_fault::unexpected_character, 0x7F}))
              .find("0x7F") != std::string::npos);
}

TEST_CASE("several days are listed") {
    const detail::range_facts night{range("22:00-08:00"), weekday_set{std::chrono::Monday, std::chrono::Tuesday}};
    const diagnostic d = of(rule::time_range_overnight, list / 0 / field::times / 0, night);
    CHECK(en(d).find("(Monday, Tuesday)") != std::string::npos);
    const diagnostic every_day = of(rule::time_range_overnight, list / 0 / field::times / 0,
                                    detail::range_facts{range("22:00-08:00"), weekday_set::every_day()});
    CHECK(en(every_day).find("(every day)") != std::string::npos);
    CHECK(zh(every_day).find("每天") != std::string::npos);
    CHECK_FALSE(fact(of(rule::time_range_overnight, list / 0, detail::range_facts{range("22:00-08:00"), {}}), "days"));
    CHECK(zh(d).find("周一、周二") != std::string::npos);
}

TEST_CASE("midnight is an end like 24:00, whatever is known of the days") {
    CHECK(split("22:00-00:00", {}) == R"(Split it at midnight: "22:00-24:00".)");
}

TEST_CASE("a weekday that is none has no name") {
    const json_pointer place = list / 0 / field::weekdays / 1;
    CHECK(en(of(rule::weekday_duplicate, place, detail::given_number{2})) == "Monday (2) is a duplicate in Weekdays.");
    CHECK(en(of(rule::weekday_duplicate, place, detail::given_number{9})) == "? (9) is a duplicate in Weekdays.");
}

} // namespace wording_test

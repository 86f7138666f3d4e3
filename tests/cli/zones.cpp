// Zones as users name them: every offset in each of its forms, and names that are not zones.

#include "catch.hpp"

#include "zones.hpp"

#include <string>
#include <vector>

namespace zones_test {

using namespace curfew;
using curfew::tool::find_zone;
using curfew::tool::zone_cache;

namespace {

std::string two_digits(int number) {
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

/// `.00`, `.25` … of a whole number of hundredths of an hour; empty for others.
std::string as_part_of_hour(int minute) {
    return minute * 100 % 60 == 0 ? '.' + two_digits(minute * 100 / 60) : std::string{};
}

} // namespace

TEST_CASE("every offset of less than a day, in each form") {
    for (int offset = -1439; offset < 1440; ++offset) {
        const int size = offset < 0 ? -offset : offset;
        const std::string sign = offset < 0 ? "-" : "+";
        const std::string hour = two_digits(size / 60);
        const std::string minute = two_digits(size % 60);
        std::vector<std::string> forms{sign + hour + ':' + minute, sign + hour + minute};
        if (size % 60 == 0) forms.insert(forms.end(), {sign + hour, sign + std::to_string(size / 60)});
        if (const std::string part = as_part_of_hour(size % 60); !part.empty()) {
            forms.insert(forms.end(), {sign + hour + part, sign + std::to_string(size / 60) + part});
            if (part.back() == '0') forms.push_back(sign + hour + part.substr(0, 2));
        }
        for (const std::string& form : forms) {
            INFO(form);
            const auto found = find_zone(form);
            REQUIRE(found);
            CHECK(*found == *zone::fixed(minutes{offset}));
        }
    }
}

TEST_CASE("what is not an offset is refused, and said to be none") {
    for (const std::string text :
         {"+",   "-",     "+:",     "+.",  "+8:",    "+8:00",  "+08:", "+08:0", "+08:000", "+08:60", "+080", "+08000",
          "+8.", "+5.33", "+5.001", "+24", "-24:00", "+99:00", "+-8",  "+ 8",   "+08:00 ", "+0x8",   "+8h"}) {
        INFO(text);
        const auto found = find_zone(text);
        REQUIRE(!found);
        CHECK(found.report().has(rule::zone_unknown));
        CHECK(curfew::tool::why_no_zone(found.report()) ==
              '"' + text + "\" is not an offset such as +08:00, of less than a day");
    }
}

TEST_CASE("a name that is not known comes with the nearest one") {
    CHECK(curfew::tool::why_no_zone(find_zone("Europe/Pariz").report()) ==
          "the time zone \"Europe/Pariz\" is not known: there is no zone of that name; write \"Europe/Paris\", if that "
          "is what "
          "is meant");
    CHECK(curfew::tool::why_no_zone(find_zone("Mars/Olympus/Mons/Base").report()) ==
          "the time zone \"Mars/Olympus/Mons/Base\" is not known: there is no zone of that name; write an IANA name "
          "such as "
          "Asia/Shanghai");
}

TEST_CASE("zones of records stay where they are, however many unknown ones come between") {
    zone_cache zones;
    const zone* const paris = zones.find("Europe/Paris");
    REQUIRE(paris != nullptr);
    for (int i = 0; i < 3000; ++i) {
        const std::string name = "Mars/" + std::to_string(i);
        REQUIRE(zones.find(name) == nullptr);
        CHECK(zones.why().find('"' + name + '"') != std::string::npos);
        REQUIRE(zones.find("Mars/0") == nullptr);
        CHECK(zones.why().find("\"Mars/0\"") != std::string::npos);
        REQUIRE(zones.find("Europe/Paris") == paris);
    }
    CHECK(*zones.find("+01:00") == *zone::fixed(std::chrono::hours{1}));
    CHECK(zones.find("+0100") != zones.find("+01:00"));
}

} // namespace zones_test

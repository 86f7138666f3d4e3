#include "record_profile.hpp"

#include <algorithm>
#include <array>

namespace curfew::tool {

namespace {

// The time is always that of dialling, which every record has, answered or not: a record without it is named as one that
// cannot be read.

// https://www.volcengine.com/docs/6358/173373: beginCallTime, in milliseconds; startTime is when the call was answered, and
// 0 or absent if it was not. A record is pushed again until it has been taken (docs 6358/173360).
constexpr std::array<profile_option, 4> volcengine{
    {{"--input", "json"}, {"--column", "beginCallTime"}, {"--epoch", "milliseconds"}, {"--unique", "callId"}}};

// https://help.aliyun.com/zh/vms/developer-reference/voicereport-1: an array; originate_time is when the call went to the
// carrier, as "2023-03-13 11:18:16". That this is Beijing time is said nowhere; the service is one for China.
constexpr std::array<profile_option, 3> alibaba{
    {{"--input", "json"}, {"--column", "originate_time"}, {"--time-zone", "+08:00"}}};

// https://www.tencentcloud.com/document/product/1229/59641 (each record pushed as an object) and .../1229/59764
// (DescribeTelCdr, whose TelCdrList has the same members): StartTimestamp, in seconds.
constexpr std::array<profile_option, 3> tencent{
    {{"--input", "json"}, {"--column", "StartTimestamp"}, {"--epoch", "seconds"}}};

// https://support.huaweicloud.com/api-VoiceCall/rtc_05_0014_1.html: feeLst has up to 50 records; callOutStartTime is when
// the first call was placed, as "2019-01-24 03:04:24". All times are in UTC.
constexpr std::array<profile_option, 4> huawei{
    {{"--input", "json"}, {"--records", "/feeLst"}, {"--column", "callOutStartTime"}, {"--time-zone", "+00:00"}}};

// cdr/cdr_csv.c of Asterisk writes Master.csv: no header, `start` is the tenth of 16 to 18 fields, as the server's local time
// unless cdr.conf has usegmtime=yes.
constexpr std::array<profile_option, 3> asterisk{{{"--input", "csv"}, {"--header", "none"}, {"--column", "10"}}};

// mod_json_cdr, https://developer.signalwire.com/freeswitch/module-reference/event-handlers/mod_json_cdr/: an object with all
// variables of the channel as texts; start_epoch in seconds, answer_epoch 0 if it was not answered.
constexpr std::array<profile_option, 3> freeswitch{
    {{"--input", "json"}, {"--column", "/variables/start_epoch"}, {"--epoch", "seconds"}}};

// vicidial_log in MySQL_AST_CREATE_tables.sql of VICIdial: call_date is a DATETIME of the server's clock. gmt_offset_now of
// vicidial_list, which its export of calls has as well, is the zone of the lead in hours, such as -5.00.
constexpr std::array<profile_option, 4> vicidial{
    {{"--input", "csv"}, {"--delimiter", "tab"}, {"--column", "call_date"}, {"--zone-column", "gmt_offset_now"}}};

constexpr std::array<record_profile, 7> all_profiles{{
    {"volcengine", volcengine},
    {"alibaba", alibaba},
    {"tencent", tencent},
    {"huawei", huawei},
    {"asterisk", asterisk, true},
    {"freeswitch", freeswitch},
    {"vicidial", vicidial, true},
}};

} // namespace

std::span<const record_profile> record_profiles() noexcept {
    return all_profiles;
}

const record_profile* find_profile(std::string_view name) noexcept {
    const auto* const found =
        std::find_if(all_profiles.begin(), all_profiles.end(), [name](const auto& p) { return p.name == name; });
    return found == all_profiles.end() ? nullptr : found;
}

std::string command_line_of(const record_profile& profile) {
    std::string line;
    for (const profile_option& option : profile.options) {
        if (!line.empty()) line += ' ';
        line += std::string{option.name} + ' ' + std::string{option.value};
    }
    return line;
}

} // namespace curfew::tool

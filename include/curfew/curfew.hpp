#pragma once
// All of the core: needs the standard library only. json.hpp, date_tz.hpp, live.hpp and stream.hpp are included on their own.


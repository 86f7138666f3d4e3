#!/usr/bin/env python3
"""Call records for `curfew audit`, the same ones each time: CSV with a header, or NDJSON.

    call_records.py COUNT [--ndjson] [--zones] [--start SECONDS] [--days N] >FILE

About eight calls in ten lie between 08:00 and 20:00 Beijing time; a note in sixteen needs quotes, one in 64 has a newline.
"""

import argparse
import random
import sys
import time

ZONES = ["Asia/Shanghai", "America/New_York", "Europe/Paris", "Asia/Kolkata", "Australia/Sydney", "+08:00"]
NOTES = ["no answer", "busy", "sold", "call again", "wrong number", "", "voice mail", "hung up"]
RESULTS = ["answered", "missed", "failed", "rejected"]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int)
    parser.add_argument("--ndjson", action="store_true")
    parser.add_argument("--zones", action="store_true", help="a column with the callee's zone")
    parser.add_argument("--start", type=int, default=1621526400, help="Unix time of the first day")
    parser.add_argument("--days", type=int, default=8)
    options = parser.parse_args()
    dice = random.Random(options.count)
    days = [time.strftime("%Y-%m-%d", time.gmtime(options.start + 86400 * day)) for day in range(options.days)]
    write = sys.stdout.write
    if not options.ndjson:
        write("call_id,task_id,callee,time,seconds,result,note" + (",zone" if options.zones else "") + "\n")
    batch = []
    for i in range(options.count):
        bits = dice.getrandbits(64)
        hour = 8 + (bits & 0xFFFF) % 12 if (bits >> 16) % 10 < 8 else (bits >> 20) % 24
        moment = f"{days[i * options.days // options.count]}T{hour:02}:{(bits >> 24) % 60:02}:{(bits >> 30) % 60:02}+08:00"
        callee = f"+861{(bits >> 8) % 10**10:010}"
        note = NOTES[(bits >> 36) % 8]
        seconds = (bits >> 40) % 600
        result = RESULTS[(bits >> 50) % 4]
        zone = ZONES[(bits >> 52) % len(ZONES)]
        quoted = (bits >> 58) % 16 == 0
        if options.ndjson:
            if quoted:
                note += r", he said \"later\""
            text = (f'{{"call_id":{i},"task_id":"123","callee":"{callee}","time":"{moment}","seconds":{seconds},'
                    f'"result":"{result}","note":"{note}"')
            text += f',"zone":"{zone}"}}\n' if options.zones else "}\n"
        else:
            if quoted:
                note = '"' + note + (',\n' if bits >> 62 == 0 else ", ") + 'he said ""later"""'
            text = f"{i},123,{callee},{moment},{seconds},{result},{note}" + (f",{zone}\n" if options.zones else "\n")
        batch.append(text)
        if len(batch) == 10000:
            write("".join(batch))
            batch.clear()
    write("".join(batch))


if __name__ == "__main__":
    main()

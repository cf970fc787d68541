#include "restore/rows/binary_time.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "restore/rows/binary_value.h"

namespace pgstow::rows {
namespace {

constexpr int64_t kSecond = 1'000'000;  // in microseconds
constexpr int64_t kDay = 86'400 * kSecond;

// The years of type date; 4714 BC is -4713.
// Source: https://www.postgresql.org/docs/18/datatype-datetime.html
constexpr int64_t kFirstYear = -4713;
constexpr int64_t kLastYear = 5'874'897;

// Takes what it reads from a text. Once something is not there, nothing after it is.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool Take(char mark) {
    if (rest_.empty() || rest_.front() != mark) return false;
    rest_.remove_prefix(1);
    return true;
  }

  void Expect(char mark) { good_ = Take(mark) && good_; }

  bool TakeWord(std::string_view word) {
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  // A number of `least` to `most` digits, which counts up to `limit`.
  int64_t Number(size_t least, size_t most, int64_t limit) {
    int64_t number = 0;
    digits_ = 0;
    while (digits_ < most && digits_ < rest_.size() && IsDigit(rest_[digits_])) {
      number = number * 10 + (rest_[digits_++] - '0');
    }
    rest_.remove_prefix(digits_);
    if (digits_ < least || number > limit) good_ = false;
    return number;
  }
  size_t digits() const { return digits_; }  // of the last number

  // What was read is no value.
  void Refuse() { good_ = false; }

  bool good_to_end() const { return good_ && rest_.empty(); }

 private:
  static bool IsDigit(char c) { return c >= '0' && c <= '9'; }

  std::string_view rest_;
  size_t digits_ = 0;
  bool good_ = true;
};

struct Date {
  int64_t year = 0;  // after Christ
  int64_t month = 1;
  int64_t day = 1;
};

// The day is looked at when the year is known: see TakeEra.
Date TakeDate(Scanner& text) {
  Date date;
  date.year = text.Number(4, 7, kLastYear);
  text.Expect('-');
  date.month = text.Number(2, 2, 12);
  text.Expect('-');
  date.day = text.Number(2, 2, 31);
  return date;
}

// The year before 1 is 1 BC.
void TakeEra(Scanner& text, Date& date) {
  if (text.TakeWord(" BC")) date.year = 1 - date.year;
}

int64_t DaysOfMonth(const Date& date) {
  if (date.month == 2) {
    const bool leap = date.year % 4 == 0 && (date.year % 100 != 0 || date.year % 400 == 0);
    return leap ? 29 : 28;
  }
  return date.month == 4 || date.month == 6 || date.month == 9 || date.month == 11 ? 30 : 31;
}

// Whether the calendar has that day. A server would take the number of another one in its place.
bool IsDay(const Date& date) {
  return date.year >= kFirstYear && date.month >= 1 && date.day >= 1 &&
         date.day <= DaysOfMonth(date);
}

// Days since 2000-01-01. Years are counted from March and in cycles of 400, which have the same
// number of days. Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms",
// https://howardhinnant.github.io/date_algorithms.html#days_from_civil
int64_t DaysOf(const Date& date) {
  constexpr int64_t kDaysOfCycle = 146'097;
  constexpr int64_t kFrom0000March = 730'425;
  const int64_t year = date.year - (date.month <= 2 ? 1 : 0);
  const int64_t cycle = (year >= 0 ? year : year - 399) / 400;
  const int64_t year_of_cycle = year - cycle * 400;
  const int64_t month = (date.month + 9) % 12;
  const int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  return cycle * kDaysOfCycle + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 +
         day_of_year - kFrom0000March;
}

// Microseconds of "HH:MM:SS[.ffffff]".
int64_t TakeTime(Scanner& text) {
  const int64_t hours = text.Number(2, 2, 24);
  text.Expect(':');
  const int64_t minutes = text.Number(2, 2, 59);
  text.Expect(':');
  const int64_t seconds = text.Number(2, 2, 59);
  int64_t fraction = 0;
  if (text.Take('.')) {
    fraction = text.Number(1, 6, kSecond);
    for (size_t digits = text.digits(); digits < 6; ++digits) fraction *= 10;
  }
  const int64_t time = ((hours * 60 + minutes) * 60 + seconds) * kSecond + fraction;
  if (time > kDay) text.Refuse();
  return time;
}

// Microseconds of "+HH[:MM[:SS]]".
int64_t TakeOffset(Scanner& text) {
  const bool west = text.Take('-');
  if (!west) text.Expect('+');
  int64_t seconds = text.Number(2, 2, 24) * 3600;
  if (text.Take(':')) seconds += text.Number(2, 2, 59) * 60;
  if (text.Take(':')) seconds += text.Number(2, 2, 59);
  return (west ? -seconds : seconds) * kSecond;
}

// The largest and the smallest number stand for the ends of time.
template <typename Integer>
std::optional<Integer> Infinite(std::string_view value) {
  if (value == "infinity") return std::numeric_limits<Integer>::max();
  if (value == "-infinity") return std::numeric_limits<Integer>::min();
  return std::nullopt;
}

char* PutMoment(std::string_view value, bool with_zone, char* out) {
  if (const auto end_of_time = Infinite<int64_t>(value)) return PutBigEndian(*end_of_time, out);
  Scanner text(value);
  Date date = TakeDate(text);
  text.Expect(' ');
  const int64_t time = TakeTime(text);
  const int64_t offset = with_zone ? TakeOffset(text) : 0;
  TakeEra(text, date);
  // What is further off than this no server holds, and the product below could not.
  if (!text.good_to_end() || !IsDay(date) || date.year > 294'276) return nullptr;
  return PutBigEndian(DaysOf(date) * kDay + time - offset, out);
}

}  // namespace

char* PutDate(std::string_view value, char* out) {
  if (const auto end_of_time = Infinite<int32_t>(value)) return PutBigEndian(*end_of_time, out);
  Scanner text(value);
  Date date = TakeDate(text);
  TakeEra(text, date);
  if (!text.good_to_end() || !IsDay(date)) return nullptr;
  return PutBigEndian(static_cast<int32_t>(DaysOf(date)), out);
}

char* PutTime(std::string_view value, char* out) {
  Scanner text(value);
  const int64_t time = TakeTime(text);
  return text.good_to_end() ? PutBigEndian(time, out) : nullptr;
}

char* PutTimestamp(std::string_view value, char* out) {
  return PutMoment(value, /*with_zone=*/false, out);
}

char* PutTimestampWithZone(std::string_view value, char* out) {
  return PutMoment(value, /*with_zone=*/true, out);
}

}  // namespace pgstow::rows

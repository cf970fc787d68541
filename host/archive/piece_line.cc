#include "host/archive/piece_line.h"

#include <utility>

namespace pgstow::archive {
namespace {

// Of fewer bytes a piece is made sooner than it is handed over.
constexpr size_t kWorthHandingOver = size_t{32} << 10;

}  // namespace

PieceLine::~PieceLine() {
  for (Place& place : pieces_) tasks_.Withdraw(*place.piece);
}

void PieceLine::Submit(std::unique_ptr<Piece> piece) {
  Place& place = pieces_.emplace_back(Place{.piece = std::move(piece)});
  place.piece->place = appender_.TakePlace();
  const bool large = place.piece->raw().size() >= kWorthHandingOver;
  place.offered = large && tasks_.Offer(*place.piece);
  if (!place.offered) tasks_.Finish(*place.piece);
  AppendMade();
  while (pieces_.size() >= most_) AppendFront();
}

void PieceLine::MakeAll() {
  for (Place& place : pieces_) Make(place);
}

bool PieceLine::AppendMade() {
  while (CanAppendFront()) AppendFront();
  return pieces_.empty();
}

void PieceLine::AppendAll() {
  while (!pieces_.empty()) AppendFront();
}

void PieceLine::Make(Place& place) {
  if (std::exchange(place.offered, false)) tasks_.Finish(*place.piece);
}

bool PieceLine::CanAppendFront() {
  if (pieces_.empty()) return false;
  const Place& front = pieces_.front();
  return (!front.offered || tasks_.IsDone(*front.piece)) && appender_.IsFree();
}

void PieceLine::AppendFront() {
  Make(pieces_.front());
  pieces_.front().piece->AppendTo(appender_);
  pieces_.pop_front();
}

}  // namespace pgstow::archive

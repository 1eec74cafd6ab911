/// The count in a list's title: place of the cursor and number of matches.
enum ListCount {
  static func text<Row>(_ list: ListWindow<Row>, isFiltered: Bool) -> String? {
    if list.isEmpty { return isFiltered ? "nothing matches" : "0" }
    guard let count = list.count else { return list.place.map { Figure.count($0) } }
    guard let place = list.place else { return Figure.count(count) }
    return "\(Figure.count(place)) of \(Figure.count(count))"
  }
}

import Terminal

/// The picture of a model: a pure function.
public func view(_ model: Model) -> Frame {
  var picture = Picture(model)
  return picture.draw(model)
}

/// A part of the screen, as a value of all that it shows: two that are equal look the same.
protocol ScreenPart: Equatable {
  /// It draws on these rows only.
  var rows: Range<Int> { get }
  func draw(on canvas: inout Canvas)
}

enum SmallWindow {
  /// The one line of a window below the least size; after `q` with work under way, the question.
  static func text(_ model: Model, _ layout: Layout) -> String {
    if case .quit = model.sheets.last, let work = model.works.first { return "\(work.title) is under way; q quits" }
    let text = "tracktion needs \(Layout.minimumColumns)×\(Layout.minimumRows)"
    let long = text + ", this is \(layout.columns)×\(layout.rows)"
    return long.count <= layout.columns ? long : text
  }
}

/// What a pane without rows says: never just nothing.
enum EmptyPane {
  static func draw(_ texts: [String], in region: Layout.Region, on canvas: inout Canvas) {
    let end = region.body.row + region.body.height
    var row = region.body.row
    for (index, text) in texts.enumerated() {
      // What follows keeps a line for itself, where there are more than one.
      let room = max(1, end - row - (texts.count - index - 1))
      for line in WrappedText.lines(text, width: canvas.width - 3, most: room) where row < end {
        canvas.put(line, row, 2, canvas.width - 3, index == 0 ? .text : .dim)
        row += 1
      }
    }
  }
}

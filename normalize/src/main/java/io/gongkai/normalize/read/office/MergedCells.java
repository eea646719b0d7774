package io.gongkai.normalize.read.office;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The merged cells of a sheet. */
final class MergedCells {
  /** A sheet with more is no report; each cell is looked up in all of them. */
  private static final int MOST = 2_000;

  private final List<Range> ranges = new ArrayList<>();

  private record Range(CellReference first, CellReference last) {}

  /** Finds the merged cells, which the file lists behind the cells. */
  static MergedCells of(XMLStreamReader xml) throws XMLStreamException {
    MergedCells merged = new MergedCells();
    while (xml.hasNext() && merged.ranges.size() < MOST) {
      if (xml.next() == XMLStreamConstants.START_ELEMENT
          && xml.getLocalName().equals("mergeCell")) {
        String range = xml.getAttributeValue(null, "ref");
        int colon = range == null ? -1 : range.indexOf(':');
        if (colon > 0) {
          merged.ranges.add(
              new Range(
                  CellReference.of(range.substring(0, colon)),
                  CellReference.of(range.substring(colon + 1))));
        }
      }
    }
    return merged;
  }

  /** Whether a cell is covered by the one on its left that it is merged with. */
  boolean isBeside(int row, int column) {
    for (Range range : ranges) {
      if (row >= range.first.row()
          && row <= range.last.row()
          && column > range.first.column()
          && column <= range.last.column()) {
        return true;
      }
    }
    return false;
  }
}

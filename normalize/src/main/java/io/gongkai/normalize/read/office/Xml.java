package io.gongkai.normalize.read.office;

import io.gongkai.normalize.read.container.UnreadableException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Opens XML parts so that no entity is ever resolved and nothing is fetched. */
final class Xml {
  private static final XMLInputFactory FACTORY = factory();

  private Xml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // The bound on depth is ours, and one on every JDK: from 24 on it is 200 unless said otherwise,
    // and reported as an error of syntax.
    factory.setProperty("jdk.xml.maxElementDepth", "0");
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("entities are not resolved: " + systemId);
        });
    return factory;
  }

  /** A reader of a part; the factory is not safe for use by several threads at once. */
  static XMLStreamReader open(InputStream part) throws XMLStreamException {
    synchronized (FACTORY) {
      return FACTORY.createXMLStreamReader(part);
    }
  }

  /** The refusal that came up while the parser read, or else that the part is damaged. */
  static UnreadableException refusal(String container, Exception failure) {
    Throwable cause = failure;
    // A stream exception may keep its cause apart; chains are short.
    for (int depth = 0; cause != null && depth < 8; depth++) {
      if (cause instanceof ZipParts.RefusedException refused) {
        return refused.why();
      }
      Throwable nested =
          cause instanceof XMLStreamException stream ? stream.getNestedException() : null;
      cause = nested != null ? nested : cause.getCause();
    }
    return UnreadableException.corrupt(container, failure);
  }
}

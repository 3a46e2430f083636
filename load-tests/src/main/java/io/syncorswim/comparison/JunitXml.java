package io.syncorswim.comparison;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A comparison as test results, in the XML that continuous integration servers read: a test case
 * for each cell and figure, failed where it is a regression, skipped where nothing can be told.
 */
public final class JunitXml {
    private JunitXml() {}

    /**
     * Writes it.
     *
     * @param percent a significant worsening beyond it is a failure
     */
    public static void write(RunComparison comparison, double percent, Path file)
            throws IOException {
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            List<Change> failed = comparison.regressions(percent);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", "sync-or-swim comparison");
            xml.writeAttribute("tests", Integer.toString(comparison.changes().size()));
            xml.writeAttribute("failures", Integer.toString(failed.size()));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute(
                    "skipped", Integer.toString(comparison.of(Change.Direction.UNKNOWN).size()));
            properties(xml, comparison.caveats());
            for (Change change : comparison.changes()) {
                testCase(xml, change, failed.contains(change));
            }
            xml.writeEndElement();
            xml.writeEndDocument();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible);
        }
        Files.writeString(file, text + "\n");
    }

    private static void properties(XMLStreamWriter xml, List<String> caveats)
            throws XMLStreamException {
        xml.writeStartElement("properties");
        for (String caveat : caveats) {
            xml.writeEmptyElement("property");
            xml.writeAttribute("name", "caveat");
            xml.writeAttribute("value", caveat);
        }
        xml.writeEndElement();
    }

    private static void testCase(XMLStreamWriter xml, Change change, boolean isFailed)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", change.cell());
        xml.writeAttribute("name", change.figure());
        if (isFailed || change.direction() == Change.Direction.UNKNOWN) {
            xml.writeStartElement(isFailed ? "failure" : "skipped");
            xml.writeAttribute("message", change.sentence());
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }
}

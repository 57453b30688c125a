// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelesign.testing.PdfDocuments;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.Language;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of a page with the operations that are used most is run from its first row to its last,
 * as one route whose headers go from step to step: what a row shows as its body is sent, and what
 * it shows as the answer has to be in the answer.
 *
 * <p>A body or answer in backticks is JSON, {@code a PDF} is a document, and nothing is no body.
 * URIs and bodies may use Camel's simple language; {@code body} is then the answer of the row
 * before. In an answer a text with "…" in it stands for any text, and a number for any number.
 */
public abstract class UsedOperationsTests {

    private static final String HEAD = "| Operation | Body | Answer |";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path page;

    /**
     * @param page below the project's folder
     */
    protected UsedOperationsTests(String page) {
        this.page = Path.of("..", page);
    }

    /** Sets the options that the operations leave to the component. */
    protected abstract void configure(CamelContext context) throws Exception;

    /** Does what somebody else has to do before the operation can be called, such as signing. */
    protected void before(String uri, Message message) throws Exception {}

    private record Row(String uri, String body, String answer) {

        static Row of(String line) {
            String[] cells = line.strip().substring(1).split("\\|", -1);
            return new Row(unquoted(cells[0].strip()), cells[1].strip(), cells[2].strip());
        }
    }

    @Test
    protected void eachRowSendsAndReturnsWhatItShows(@TempDir Path folder) throws Exception {
        List<Row> rows = rows();
        assertThat(rows).hasSizeGreaterThanOrEqualTo(10);

        try (DefaultCamelContext context = PageContext.create(folder)) {
            configure(context);
            context.start();
            ProducerTemplate template = context.createProducerTemplate();
            Exchange exchange = new DefaultExchange(context);
            for (Row row : rows) {
                call(row, exchange, template);
            }
        }
    }

    private List<Row> rows() throws IOException {
        return Files.readAllLines(page).stream()
                .dropWhile(line -> !line.equals(HEAD))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .map(Row::of)
                .toList();
    }

    private void call(Row row, Exchange exchange, ProducerTemplate template) throws Exception {
        String uri = evaluated(row.uri(), exchange);
        Object body = body(row, exchange);
        Message message = exchange.getMessage();
        before(uri, message);
        message.setBody(body);
        message.removeHeader(Exchange.CONTENT_TYPE);
        template.send(uri, exchange);
        assertThat(exchange.getException()).as("%s: %s", uri, row.body()).isNull();
        check(row, exchange.getMessage());
    }

    private static Object body(Row row, Exchange exchange) {
        if (row.body().isEmpty()) {
            return null;
        }
        if (row.body().startsWith("`")) {
            return evaluated(unquoted(row.body()), exchange);
        }
        assertThat(row.body()).isEqualTo("a PDF");
        exchange.getMessage().setHeader(Exchange.FILE_NAME, "Lease.pdf");
        return PdfDocuments.onePage("Lease");
    }

    private static String evaluated(String text, Exchange exchange) {
        Language simple = exchange.getContext().resolveLanguage("simple");
        return simple.createExpression(text).evaluate(exchange, String.class);
    }

    private static void check(Row row, Message answer) throws IOException {
        if (row.answer().isEmpty()) {
            assertThat(answer.getBody()).as(row.uri()).isNull();
        } else if (row.answer().startsWith("`")) {
            JsonNode shown = JSON.readTree(unquoted(row.answer()));
            JsonNode is = JSON.valueToTree(answer.getBody());
            assertThat(isShownBy(shown, is)).as("%s: %s in %s", row.uri(), shown, is).isTrue();
        } else {
            assertThat(row.answer()).isEqualTo("a PDF");
            byte[] document = answer.getBody(byte[].class);
            assertThat(new String(document, StandardCharsets.ISO_8859_1))
                    .as(row.uri())
                    .startsWith("%PDF");
        }
    }

    /** Whether an example is a part of what came. */
    private static boolean isShownBy(JsonNode example, JsonNode is) {
        if (example.isObject()) {
            return is.isObject()
                    && example.properties().stream()
                            .allMatch(
                                    field ->
                                            is.has(field.getKey())
                                                    && isShownBy(
                                                            field.getValue(),
                                                            is.get(field.getKey())));
        }
        if (example.isArray()) {
            return is.isArray()
                    && (example.isEmpty() == is.isEmpty())
                    && stream(example)
                            .allMatch(entry -> stream(is).anyMatch(one -> isShownBy(entry, one)));
        }
        if (example.isNumber()) {
            return is.isNumber();
        }
        if (example.isTextual() && example.asText().contains("…")) {
            return is.isTextual();
        }
        return example.equals(is);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static String unquoted(String cell) {
        return cell.substring(1, cell.length() - 1);
    }
}

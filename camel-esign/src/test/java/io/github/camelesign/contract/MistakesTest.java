// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import static io.github.camelesign.contract.KitContract.fields;
import static io.github.camelesign.contract.KitContract.recipient;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelesign.api.contract.InvalidContractException;
import io.github.camelesign.paper.PaperComponent;
import io.github.camelesign.paper.PaperServer;
import io.github.camelesign.testing.TestCamelContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.attachment.AttachmentMessage;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A hundred mistakes in one contract, each of which is found at its place before any call. */
class MistakesTest {

    private static final byte[] PDF = pdf();

    private final PaperServer server = new PaperServer();
    private final DefaultCamelContext context = new TestCamelContext();

    MistakesTest() throws IOException {}

    private static byte[] pdf() {
        try {
            return TestPdf.of(KitContract.TEXT, "Tenant signs here:\nEnd");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @BeforeEach
    void start() {
        context.getComponent("paper", PaperComponent.class)
                .getConfiguration()
                .setBaseUri(server.baseUri());
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private Exchange send(Map<String, Object> contract) {
        Exchange exchange = new DefaultExchange(context);
        exchange.getMessage().setBody(contract);
        AttachmentMessage message = exchange.getMessage(AttachmentMessage.class);
        message.addAttachment("lease.pdf", TestPdf.attachment(PDF));
        message.addAttachment("scan.pdf", TestPdf.attachment(emptyPage()));
        message.addAttachment("broken.pdf", TestPdf.attachment("%PDF-1.7 broken".getBytes()));
        message.addAttachment("notes.txt", TestPdf.attachment("not a PDF".getBytes()));
        message.addAttachment("empty.pdf", TestPdf.attachment(new byte[0]));
        message.addAttachment("large.pdf", TestPdf.attachment(Arrays.copyOf(PDF, (1 << 20) + 1)));
        return context.createProducerTemplate()
                .send("esign:contract/send?provider=paper", exchange);
    }

    private static byte[] emptyPage() {
        try {
            return TestPdf.of("");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The contract that all mistakes are made in has none itself. */
    @Test
    void withoutAMistakeItIsSent() {
        assertThat(send(contract()).getException()).isNull();
        assertThat(server.parcels("open")).hasSize(1);
    }

    private static Map<String, Object> contract() {
        Map<String, Object> contract = KitContract.plain("mistakes");
        recipient(contract, 1).put("order", 2);
        return contract;
    }

    /** At a path, what leads to a finding. */
    private static Arguments mistake(String path, String words, Consumer<Map<String, Object>> how) {
        return Arguments.of(path, words, how);
    }

    private static Arguments put(String name, Object value, String words) {
        return mistake(name, words, contract -> contract.put(name, value));
    }

    private static Arguments recipients(String name, Object value, String words) {
        return mistake(
                "recipients[0]." + name,
                words,
                contract -> recipient(contract, 0).put(name, value));
    }

    private static Arguments field(String name, Object value, String words) {
        return mistake(
                "fields[1]." + name, words, contract -> fields(contract).get(1).put(name, value));
    }

    private static Arguments field(String path, String words, Map<String, Object> place) {
        return mistake(path, words, contract -> fields(contract).get(1).put("place", place));
    }

    private static Arguments anchor(String path, String words, Object anchor) {
        return mistake(path, words, contract -> fields(contract).get(0).put("anchor", anchor));
    }

    private static Arguments document(String name, Object value, String path, String words) {
        return mistake(
                path,
                words,
                contract -> {
                    Map<String, Object> document =
                            new LinkedHashMap<>(KitContract.document(contract, 0));
                    document.put(name, value);
                    contract.put("documents", List.of(document));
                });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                        ofTheContract(),
                        ofTheDocuments(),
                        ofTheRecipients(),
                        ofTheFields(),
                        ofThePlaces())
                .flatMap(mistakes -> mistakes);
    }

    private static Stream<Arguments> ofTheContract() {
        return Stream.of(
                put("version", null, "must be 1"),
                put("version", 2, "must be 1"),
                put("version", "one", "whole number"),
                put("title", null, "is required"),
                put("title", "  ", "is required"),
                put("title", List.of("Lease"), "must be a text"),
                put("title", "x".repeat(51), "has 51 letters"),
                put("titel", "Lease", "is not known here"),
                put("reference", null, "is required"),
                put("reference", "x".repeat(91), "90 are the most"),
                put("reference", Map.of("a", 1), "must be a text"),
                put("attempt", 0, "from 1"),
                put("attempt", -1, "from 1"),
                put("attempt", 1_000_000_000, "999999999 is the most"),
                put("attempt", 1.5, "whole number"),
                put("attempt", "second", "whole number"),
                put("message", "Please sign", "does not have a message"),
                put("locale", "german!", "is no language"),
                put("metadata", "flat 7", "must be an object"),
                put("expires", "30 days", "must be a date or days"),
                put("expires", "2030-02-30", "must be a date or days"),
                put("expires", "0d", "must be a date or days"),
                put("expires", "30", "must be a date or days"),
                put("reminders", "3d", "must be an object"),
                put("reminders", Map.of(), "needs after, every or both"),
                mistake(
                        "reminders.after",
                        "must be days",
                        c -> c.put("reminders", Map.of("after", "x"))),
                mistake(
                        "reminders.often",
                        "not known",
                        c -> c.put("reminders", Map.of("after", "1d", "often", 1))),
                put("template", Map.of("docusign", "1"), "remove one of them"),
                mistake("", "nothing to sign", contract -> contract.remove("documents")),
                mistake("", "nothing to sign", contract -> contract.put("documents", List.of())),
                put("documents", "lease.pdf", "must be a list"),
                put("recipients", null, "nobody signs"),
                put("recipients", Map.of("id", "ada"), "must be a list"),
                put("fields", "everywhere", "must be a list"),
                put("extensions", "none", "must be an object"),
                mistake(
                        "extensions.paper",
                        "must be an object",
                        c -> c.put("extensions", Map.of("paper", 1))),
                mistake(
                        "extensions.paper.parcels",
                        "is no request of paper",
                        c -> c.put("extensions", Map.of("paper", Map.of("parcels", Map.of())))),
                mistake(
                        "extensions.paper.parcel",
                        "must be an object",
                        c -> c.put("extensions", Map.of("paper", Map.of("parcel", "x")))));
    }

    private static Stream<Arguments> ofTheDocuments() {
        return Stream.of(
                document(
                        "from",
                        "attachment:nothing.pdf",
                        "documents[0]",
                        "no attachment 'nothing.pdf'"),
                document("from", "body", "documents[0]", "the message body is the contract itself"),
                document("from", "file:lease.pdf", "documents[0]", "cannot name the resource"),
                document("from", "classpath:lease.pdf", "documents[0]", "cannot name the resource"),
                document(
                        "from",
                        "http://localhost/lease.pdf",
                        "documents[0]",
                        "neither body, attachment:"),
                document("from", "lease.pdf", "documents[0]", "neither body, attachment:"),
                document("from", "attachment:scan.pdf", "fields[0].anchor", "has no text"),
                document(
                        "from", "attachment:broken.pdf", "documents[0]", "no PDF that can be read"),
                document("from", "attachment:notes.txt", "documents[0]", "no PDF that can be read"),
                document("from", "attachment:empty.pdf", "documents[0]", "is empty"),
                document(
                        "from",
                        "attachment:large.pdf",
                        "documents[0]",
                        "more than the 1048576 bytes that paper takes"),
                document("file", "lease.pdf", "documents[0].file", "is not known here"),
                document("id", List.of(1), "documents[0].id", "must be a text"),
                mistake(
                        "fields[1].document",
                        "is no document of this contract",
                        contract -> {
                            KitContract.document(contract, 0).put("id", "other");
                            fields(contract).get(1).put("document", "lease");
                        }),
                mistake(
                        "documents[0]",
                        "must be an object",
                        c -> c.put("documents", List.of("lease.pdf"))),
                mistake(
                        "documents[1]",
                        "has the id 'lease'",
                        contract -> {
                            KitContract.twice(contract);
                            KitContract.document(contract, 1).put("id", "lease");
                            fields(contract).forEach(field -> field.put("document", "lease"));
                        }));
    }

    private static Stream<Arguments> ofTheRecipients() {
        return Stream.of(
                recipients("firstName", null, "is required"),
                recipients("firstName", " ", "is required"),
                recipients("lastName", null, "is required"),
                recipients("lastName", List.of(), "must be a text"),
                recipients("email", null, "is required"),
                recipients("email", "ada", "is no e-mail address"),
                recipients("email", "ada@acme", "is no e-mail address"),
                recipients("email", "ada @acme.test", "is no e-mail address"),
                recipients("email", "Ada <ada@acme.test>", "is no e-mail address"),
                recipients("email", "a@acme.test,b@acme.test", "is no e-mail address"),
                recipients("phone", "0612345678", "E.164"),
                recipients("phone", "+33 6 12 34 56 78", "E.164"),
                recipients("kind", "witness", "one of signer, approver, copy"),
                recipients("kind", "approver", "does not have recipients of the kind approver"),
                recipients("kind", "copy", "does not have recipients of the kind copy"),
                recipients("order", 0, "from 1"),
                recipients("order", "first", "whole number"),
                recipients("delivery", "post", "one of email, embedded"),
                recipients("delivery", "embedded", "does not have the delivery embedded"),
                recipients("authentication", "passport", "one of none, code, sms"),
                recipients("authentication", "code", "does not have the authentication code"),
                mistake(
                        "recipients[0]",
                        "has no phone",
                        c -> recipient(c, 0).put("authentication", "sms")),
                recipients("locale", "german!", "is no language"),
                recipients("name", "Ada Lovelace", "is not known here"),
                mistake(
                        "recipients[0].extensions.paper.parcels",
                        "is no request of paper",
                        c ->
                                recipient(c, 0)
                                        .put(
                                                "extensions",
                                                Map.of("paper", Map.of("parcels", Map.of())))),
                mistake(
                        "recipients[1]",
                        "has the id 'tenant'",
                        c -> recipient(c, 1).put("id", "tenant")),
                mistake("recipients[0]", "has nowhere to sign", c -> fields(c).remove(0)),
                mistake(
                        "recipients[0]",
                        "has nowhere to sign",
                        c -> fields(c).get(0).put("type", "text")),
                mistake(
                        "recipients",
                        "are 6, and paper takes 5",
                        contract -> {
                            List<Object> six = new ArrayList<>();
                            for (int i = 0; i < 6; i++) {
                                Map<String, Object> one =
                                        new LinkedHashMap<>(recipient(contract, 0));
                                one.put("id", "r" + i);
                                six.add(one);
                            }
                            contract.put("recipients", six);
                        }));
    }

    private static Stream<Arguments> ofTheFields() {
        return Stream.of(
                field("recipient", "nobody", "is no recipient of this contract"),
                field("recipient", null, "is required"),
                field("document", "nothing", "is no document of this contract"),
                field("type", "stamp", "one of signature, initials, date, text, checkbox"),
                field("type", "date", "does not have fields of the type date"),
                field("type", "initials", "does not have fields of the type initials"),
                field("type", "checkbox", "does not have fields of the type checkbox"),
                field("width", "wide", "must be a number"),
                field("width", Double.NaN, "must be a number"),
                mistake("fields[1]", "has no size", c -> fields(c).get(1).put("height", 0)),
                mistake("fields[1]", "has no size", c -> fields(c).get(1).put("width", -5)),
                field("required", "yes", "true or false"),
                field("value", "Eve", "is made by the signer"),
                field("tooltip", "Sign", "is not known here"),
                mistake(
                        "fields[1]",
                        "needs an anchor or a place, and not both",
                        c -> fields(c).get(1).put("anchor", "Date:")),
                mistake(
                        "fields[1]",
                        "needs an anchor or a place, and not both",
                        c -> fields(c).get(1).remove("place")),
                mistake(
                        "fields[2]",
                        "lies on fields[1]",
                        c -> fields(c).add(new LinkedHashMap<>(fields(c).get(1)))));
    }

    private static Stream<Arguments> ofThePlaces() {
        return Stream.of(
                field(
                        "fields[1].place",
                        "page 3 is not there",
                        Map.of("page", 3, "x", 72, "y", 72)),
                field(
                        "fields[1].place.page",
                        "1 for the first page",
                        Map.of("page", 0, "x", 72, "y", 72)),
                field("fields[1].place.page", "from -1", Map.of("page", -2, "x", 72, "y", 72)),
                field("fields[1].place.x", "is required", Map.of("y", 72)),
                field("fields[1].place.y", "is required", Map.of("x", 72)),
                field("fields[1].place.x", "must be a number", Map.of("x", "left", "y", 72)),
                field("fields[1].place.z", "is not known here", Map.of("x", 72, "y", 72, "z", 1)),
                field("fields[1]", "does not lie on page 1", Map.of("x", -1, "y", 72)),
                field("fields[1]", "does not lie on page 1", Map.of("x", 72, "y", -1)),
                field("fields[1]", "does not lie on page 1", Map.of("x", 500, "y", 72)),
                field("fields[1]", "does not lie on page 1", Map.of("x", 72, "y", 830)),
                anchor("fields[0].anchor", "does not stand in the document", "Lessee signs here:"),
                anchor(
                        "fields[0].anchor",
                        "2 times, not 3",
                        Map.of("text", "Tenant signs here:", "occurrence", 3)),
                anchor(
                        "fields[0].anchor.occurrence",
                        "from 1",
                        Map.of("text", "Date:", "occurrence", 0)),
                anchor("fields[0].anchor.text", "is required", Map.of("x", 10)),
                anchor(
                        "fields[0].anchor.dx",
                        "is not known here",
                        Map.of("text", "Date:", "dx", 10)),
                anchor("fields[0]", "does not lie on page 1", Map.of("text", "Date:", "x", 600)),
                anchor("fields[0].anchor", "must be a text", List.of("Date:")));
    }

    @ParameterizedTest(name = "{0}: {1} [{index}]")
    @MethodSource("mistakes")
    void isFoundBeforeAnyCall(String path, String words, Consumer<Map<String, Object>> mistake) {
        Map<String, Object> contract = contract();
        mistake.accept(contract);

        Exception refused = send(contract).getException();

        assertThat(refused).isInstanceOf(InvalidContractException.class);
        assertThat(((InvalidContractException) refused).getFindings())
                .anySatisfy(
                        finding -> {
                            assertThat(finding.path()).isEqualTo(path);
                            assertThat(finding.message()).contains(words);
                        });
        assertThat(server.requests).isEmpty();
    }

    @Test
    void thereAreAHundred() {
        assertThat(mistakes().count()).isGreaterThanOrEqualTo(100);
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.verification.hooks;

import static io.github.camelesign.verification.hooks.Attack.harmless;
import static io.github.camelesign.verification.hooks.Attack.rejected;
import static io.github.camelesign.verification.hooks.AttackKind.DEEP;
import static io.github.camelesign.verification.hooks.AttackKind.ENCODED;
import static io.github.camelesign.verification.hooks.AttackKind.ODD;
import static io.github.camelesign.verification.hooks.AttackKind.REPLAYED;
import static io.github.camelesign.verification.hooks.AttackKind.WIDE;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What Connect's XML could do to who reads it, signed; and its aggregated JSON. */
final class XmlAttacks {

    private static final String AGGREGATED =
            "{\"envelopeId\":\"aggregated\",\"status\":\"completed\",\"statusChangedDateTime\":\"%sT00:00:00Z\"}";

    private XmlAttacks() {}

    static Stream<Attack> all() {
        return Stream.of(
                        markup(
                                DEEP,
                                "20,000 elements",
                                "<a>".repeat(20_000) + "</a>".repeat(20_000)),
                        markup(DEEP, "100,000 open elements", "<a>".repeat(100_000)),
                        markup(WIDE, "1,000,000 elements", connect("<a/>".repeat(1_000_000))),
                        markup(WIDE, "9,000 attributes", "<a " + attributes(9000) + "/>"),
                        markup(ODD, "no message", "<a/>"),
                        markup(ODD, "no time", connect("")),
                        markup(
                                ODD,
                                "a document type that names a file",
                                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"
                                        + connect("<c>&b;</c>")),
                        markup(
                                ODD,
                                "a document type that names an address",
                                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:1/\">" + connect("")),
                        markup(ODD, "entities of entities", laughs()),
                        markup(
                                ODD,
                                "an include",
                                "<x:include xmlns:x=\"http://www.w3.org/2001/XInclude\" href=\"/etc/passwd\"/>"),
                        markup(
                                ENCODED,
                                "XML in an encoding of none",
                                "<?xml version=\"1.0\" encoding=\"x\"?><a/>"),
                        rejected(
                                REPLAYED,
                                "XML: of 2019",
                                call -> xml(call, message("2019-05-01")),
                                403),
                        rejected(
                                REPLAYED,
                                "aggregated JSON of 2019",
                                call -> call.text(text -> AGGREGATED.formatted("2019-05-01")),
                                403),
                        harmless(
                                ODD,
                                "XML: a message of today",
                                call ->
                                        xml(
                                                call,
                                                message(LocalDate.now(ZoneOffset.UTC).toString()))),
                        harmless(
                                ODD,
                                "aggregated JSON of today",
                                call ->
                                        call.text(
                                                text ->
                                                        AGGREGATED.formatted(
                                                                LocalDate.now(ZoneOffset.UTC)))))
                .map(attack -> attack.at(hook -> hook == Hook.DOCUSIGN));
    }

    private static RawCall xml(RawCall call, String xml) {
        return call.type("text/xml").text(text -> xml);
    }

    private static String message(String day) {
        return connect("<TimeGenerated>" + day + "T00:00:00.1</TimeGenerated>");
    }

    private static Attack markup(AttackKind kind, String name, String xml) {
        return rejected(kind, "XML: " + name, call -> xml(call, xml), 400);
    }

    private static String connect(String fields) {
        return "<DocuSignEnvelopeInformation><EnvelopeStatus><EnvelopeID>e</EnvelopeID><Status>Completed</Status>%s</EnvelopeStatus></DocuSignEnvelopeInformation>"
                .formatted(fields);
    }

    private static String attributes(int number) {
        return IntStream.range(0, number)
                .mapToObj(name -> "a" + name + "=\"\"")
                .collect(Collectors.joining(" "));
    }

    private static String laughs() {
        return IntStream.range(1, 10)
                .mapToObj(
                        n -> "<!ENTITY l%d \"%s\">".formatted(n, ("&l" + (n - 1) + ";").repeat(10)))
                .collect(
                        Collectors.joining(
                                "", "<!DOCTYPE a [<!ENTITY l0 \"ha\">", "]><a>&l9;</a>"));
    }
}

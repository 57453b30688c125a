// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract;

import io.github.camelesign.api.contract.Contract.FieldType;
import io.github.camelesign.contract.RandomPage.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Documents, and fields of which it is known where on them they are meant to be. */
record RandomContract(List<List<RandomPage>> documents, List<Field> fields) {

    /** Who signs. */
    record Person(String first, String last, String email) {
        String name() {
            return first + " " + last;
        }
    }

    static final List<Person> PEOPLE =
            List.of(
                    new Person("Ada", "Lovelace", "ada@acme.test"),
                    new Person("Eve", "Moneypenny", "eve@acme.test"));

    /** Sizes of fields that have none, as the page of the contract has them. */
    static final Map<FieldType, Size> SIZES =
            Map.of(
                    FieldType.SIGNATURE, new Size(150, 40),
                    FieldType.INITIALS, new Size(60, 40),
                    FieldType.DATE, new Size(100, 20),
                    FieldType.TEXT, new Size(150, 20),
                    FieldType.CHECKBOX, new Size(14, 14));

    record Size(double width, double height) {}

    /**
     * @param signer who of the {@link #PEOPLE}
     * @param document 0 for the first
     * @param page 0 for the first
     * @param anchor the text that it has; null for its place
     * @param given the size that it has; null for none
     * @param fromEnd whether the last page is meant as such
     */
    record Field(
            int signer,
            FieldType type,
            int document,
            int page,
            double x,
            double y,
            Label anchor,
            Size given,
            String value,
            boolean fromEnd) {

        Size size() {
            return given == null ? SIZES.get(type) : given;
        }

        Field withoutSize() {
            return new Field(signer, type, document, page, x, y, anchor, null, value, fromEnd);
        }

        Field withoutValue() {
            return new Field(signer, type, document, page, x, y, anchor, given, null, fromEnd);
        }
    }

    /** The same, with pages that are measured in points. */
    RandomContract inPoints() {
        return new RandomContract(
                documents.stream()
                        .map(pages -> pages.stream().map(RandomPage::inPoints).toList())
                        .toList(),
                fields);
    }

    List<byte[]> pdfs() throws IOException {
        List<byte[]> pdfs = new ArrayList<>();
        for (List<RandomPage> pages : documents) {
            pdfs.add(RandomPage.pdf(pages));
        }
        return pdfs;
    }

    RandomPage pageOf(Field field) {
        return documents.get(field.document).get(field.page);
    }

    long signers() {
        return fields.stream().map(Field::signer).distinct().count();
    }

    /** As somebody writes it, whose documents are the attachments 0.pdf and so on. */
    Map<String, Object> written(String reference) {
        Map<String, Object> contract = new LinkedHashMap<>();
        contract.put("version", 1);
        contract.put("title", "Random");
        contract.put("reference", reference);
        contract.put(
                "documents",
                IntStream.range(0, documents.size())
                        .mapToObj(
                                i ->
                                        Map.of(
                                                "id",
                                                "d" + i,
                                                "name",
                                                "lease.pdf",
                                                "from",
                                                "attachment:" + i + ".pdf"))
                        .toList());
        contract.put(
                "recipients",
                PEOPLE.stream()
                        .limit(signers())
                        .map(
                                one ->
                                        Map.of(
                                                "id", one.first,
                                                "firstName", one.first,
                                                "lastName", one.last,
                                                "email", one.email))
                        .toList());
        contract.put("fields", fields.stream().map(this::written).toList());
        return contract;
    }

    private Map<String, Object> written(Field field) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("recipient", PEOPLE.get(field.signer).first);
        written.put("document", "d" + field.document);
        written.put("type", field.type.toString());
        if (field.anchor == null) {
            int page = field.fromEnd ? -1 : field.page + 1;
            written.put("place", Map.of("page", page, "x", field.x, "y", field.y));
        } else {
            written.put(
                    "anchor",
                    Map.of(
                            "text",
                            field.anchor.text(),
                            "occurrence",
                            occurrence(field),
                            "x",
                            field.x - field.anchor.x(),
                            "y",
                            field.y - field.anchor.top()));
        }
        if (field.given != null) {
            written.put("width", field.given.width);
            written.put("height", field.given.height);
        }
        if (field.value != null) {
            written.put("value", field.value);
        }
        return written;
    }

    /** From the first page on, and on each from the top. */
    private int occurrence(Field field) {
        List<RandomPage> pages = documents.get(field.document);
        int before =
                (int)
                        pages.subList(0, field.page).stream()
                                .flatMap(page -> page.labels().stream())
                                .filter(one -> one.text().equals(field.anchor.text()))
                                .count();
        int above =
                (int)
                        pages.get(field.page).labels().stream()
                                .filter(one -> one.text().equals(field.anchor.text()))
                                .filter(one -> one.top() < field.anchor.top())
                                .count();
        return before + above + 1;
    }
}

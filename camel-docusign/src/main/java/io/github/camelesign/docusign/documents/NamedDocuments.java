// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.docusign.documents;

import static io.github.camelesign.spi.JsonView.object;
import static io.github.camelesign.spi.JsonView.objects;

import io.github.camelesign.spi.Body;
import java.text.Normalizer;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The documents that a definition names, its composite templates included. */
final class NamedDocuments {

    private final Map<String, String> names = new LinkedHashMap<>();

    NamedDocuments(Map<String, Object> definition) {
        objects(definition.get("documents")).forEach(this::add);
        for (Map<String, Object> template : objects(definition.get("compositeTemplates"))) {
            add(object(template.get("document")));
            for (Map<String, Object> inline : objects(template.get("inlineTemplates"))) {
                objects(inline.get("documents")).forEach(this::add);
            }
        }
    }

    private void add(Map<String, Object> document) {
        if (document.get("documentId") != null) {
            names.put(document.get("documentId").toString(), String.valueOf(document.get("name")));
        }
    }

    /**
     * Which document an attachment is.
     *
     * @param declared what the attachment says itself, or null
     * @throws IllegalArgumentException when that is not clear
     */
    String idOf(Body.Document attachment, String declared) {
        if (declared != null && (names.isEmpty() || names.containsKey(declared))) {
            return declared;
        }
        String name = composed(attachment.name());
        Optional<String> sameId =
                names.keySet().stream().filter(id -> composed(id).equals(name)).findFirst();
        if (declared == null && sameId.isPresent()) {
            return sameId.get();
        }
        Set<String> either = new HashSet<>(List.of(name, composed(attachment.fileName())));
        List<String> sameName =
                names.entrySet().stream()
                        .filter(document -> either.contains(composed(document.getValue())))
                        .map(Map.Entry::getKey)
                        .toList();
        if (declared == null && sameName.size() == 1) {
            return sameName.get(0);
        }
        throw new IllegalArgumentException(
                "Nothing says which document the attachment '%s' is%s. Attach it under the documentId or the name of a document of the definition, or give it the header documentid. The definition names %s"
                        .formatted(
                                attachment.name(),
                                declared == null ? "" : ": its documentid " + declared + " is none",
                                names.isEmpty() ? "no documents" : known()));
    }

    /** In one form of Unicode: macOS decomposes the names of files. */
    private static String composed(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFC);
    }

    private String known() {
        return names.entrySet().stream()
                .map(document -> document.getKey() + " (" + document.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}

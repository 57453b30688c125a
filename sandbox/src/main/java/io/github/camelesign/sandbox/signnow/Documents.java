package io.github.camelesign.sandbox.signnow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All documents, oldest first. Lists read them through {@link #listed}, which can be held back as
 * by a read replica that lags.
 */
final class Documents {
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private List<Document> held;

    synchronized void add(Document document) {
        documents.put(document.id(), document);
    }

    synchronized Optional<Document> find(String id) {
        return Optional.ofNullable(documents.get(id));
    }

    synchronized List<Document> all() {
        return List.copyOf(documents.values());
    }

    /** Replaces a document that exists by what the change makes of it, in one step. */
    synchronized Document change(String id, UnaryOperator<Document> change) {
        return documents.computeIfPresent(id, (key, document) -> change.apply(document));
    }

    synchronized void changeAll(UnaryOperator<Document> change) {
        documents.replaceAll((id, document) -> change.apply(document));
    }

    synchronized void hold() {
        held = all();
    }

    synchronized void release() {
        held = null;
    }

    synchronized List<Document> listed() {
        return held == null ? all() : held;
    }
}

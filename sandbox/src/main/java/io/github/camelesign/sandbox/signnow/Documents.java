package io.github.camelesign.sandbox.signnow;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * All documents, oldest first. Whoever watches hears of every change, in order. Lists read them
 * through {@link #listed}, which can be held back as by a read replica that lags.
 */
final class Documents {
    private final Map<String, Document> documents = new LinkedHashMap<>();
    private final Object lock;
    private final Watcher watcher;
    private List<Document> held;

    /** Hears of a change while it still has the lock, and may change other documents. */
    interface Watcher {
        /** Before is null for a new document, after for one that is deleted. */
        void changed(Document before, Document after);
    }

    /**
     * @param lock held during every change
     */
    Documents(Object lock, Watcher watcher) {
        this.lock = lock;
        this.watcher = watcher;
    }

    void add(Document document) {
        synchronized (lock) {
            documents.put(document.id(), document);
            watcher.changed(null, document);
        }
    }

    void remove(Document document) {
        synchronized (lock) {
            if (documents.remove(document.id()) != null) {
                watcher.changed(document, null);
            }
        }
    }

    Optional<Document> find(String id) {
        synchronized (lock) {
            return Optional.ofNullable(documents.get(id));
        }
    }

    List<Document> all() {
        synchronized (lock) {
            return List.copyOf(documents.values());
        }
    }

    /** Replaces a document that exists by what the change makes of it, in one step. */
    Document change(String id, UnaryOperator<Document> change) {
        synchronized (lock) {
            Document before = documents.get(id);
            if (before == null) {
                return null;
            }
            Document after = change.apply(before);
            if (after != before) {
                documents.put(id, after);
                watcher.changed(before, after);
            }
            return after;
        }
    }

    void changeAll(UnaryOperator<Document> change) {
        synchronized (lock) {
            all().forEach(document -> change(document.id(), change));
        }
    }

    void hold() {
        synchronized (lock) {
            held = all();
        }
    }

    void release() {
        synchronized (lock) {
            held = null;
        }
    }

    List<Document> listed() {
        synchronized (lock) {
            return held == null ? all() : held;
        }
    }
}

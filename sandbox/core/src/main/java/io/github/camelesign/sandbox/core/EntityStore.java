// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import io.github.camelesign.sandbox.core.ProviderState.Listing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * All entities of a kind, oldest first. Whoever watches hears of every change, in order. Lists read
 * them through {@link #listed}, which can be held back as by a read replica that lags.
 *
 * @param <T> what it holds; a value that never changes itself
 */
public final class EntityStore<T> implements Listing {
    private final Map<String, T> entities = new LinkedHashMap<>();
    private final Function<T, String> id;
    private final Object lock;
    private final Watcher<T> watcher;
    private volatile List<T> held;

    /** Hears of a change while it still has the lock, and may change other entities. */
    public interface Watcher<T> {
        /** Before is null for a new entity, after for one that is deleted. */
        void changed(T before, T after);
    }

    /**
     * @param id what an entity is found by
     * @param state whose lock is held during every change
     */
    public EntityStore(Function<T, String> id, ProviderState<?> state, Watcher<T> watcher) {
        this.id = id;
        this.lock = state.listing(this);
        this.watcher = watcher;
    }

    /** Puts a new one in. */
    public void add(T entity) {
        synchronized (lock) {
            entities.put(id.apply(entity), entity);
            watcher.changed(null, entity);
        }
    }

    /** Takes one out; nothing happens when it is not there. */
    public void remove(T entity) {
        synchronized (lock) {
            if (entities.remove(id.apply(entity)) != null) {
                watcher.changed(entity, null);
            }
        }
    }

    /** The one with this id. */
    public Optional<T> find(String entityId) {
        synchronized (lock) {
            return Optional.ofNullable(entities.get(entityId));
        }
    }

    /**
     * The one with this id, or for null the last one; empty when there is none at all.
     *
     * @throws NoSuchElementException with this complaint and the id when there is no such one
     */
    public Optional<T> named(String entityId, String complaint) {
        Optional<T> found =
                entityId == null ? all().stream().reduce((a, later) -> later) : find(entityId);
        if (entityId != null && found.isEmpty()) {
            throw new NoSuchElementException(complaint + entityId);
        }
        return found;
    }

    /** All as they are, whatever is held back. */
    public List<T> all() {
        synchronized (lock) {
            return List.copyOf(entities.values());
        }
    }

    /**
     * Replaces one that exists by what the change makes of it, in one step.
     *
     * @return what it became; null when there is none
     */
    public T change(String entityId, UnaryOperator<T> change) {
        synchronized (lock) {
            T before = entities.get(entityId);
            if (before == null) {
                return null;
            }
            T after = change.apply(before);
            if (after != before) {
                entities.put(entityId, after);
                watcher.changed(before, after);
            }
            return after;
        }
    }

    /** Changes each in a step of its own. */
    public void changeAll(UnaryOperator<T> change) {
        synchronized (lock) {
            all().forEach(entity -> change(id.apply(entity), change));
        }
    }

    @Override
    public void hold() {
        held = all();
    }

    @Override
    public void release() {
        held = null;
    }

    /** What lists show. */
    public List<T> listed() {
        List<T> shown = held;
        return shown == null ? all() : shown;
    }
}

// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.contract.send;

import io.github.camelesign.spi.AtomicStateRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.camel.spi.StateRepository;

/**
 * The attempts of an account whose sending has begun and not ended. They are for a person to see:
 * what becomes of them is in the journal of each. Nodes lose none of each other's where the
 * repository is atomic.
 */
final class HalfSent {

    /** A repository finds a value by its key only, and one for all would be written too often. */
    private static final int PARTS = 16;

    /** Of this process, whichever repository it is. */
    private static final Lock LOCK = new ReentrantLock();

    private final StateRepository<String, String> repository;
    private final String account;

    HalfSent(StateRepository<String, String> repository, String account) {
        this.repository = repository;
        this.account = account;
    }

    void begun(String attempt) {
        change(key(attempt), attempts -> attempts.add(attempt));
    }

    void ended(String attempt) {
        change(key(attempt), attempts -> attempts.remove(attempt));
    }

    List<String> all() {
        List<String> all = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            all.addAll(parsed(repository.getState(key(part))));
        }
        return all;
    }

    private void change(String key, Consumer<TreeSet<String>> change) {
        LOCK.lock();
        try {
            boolean kept = false;
            while (!kept) {
                String before = repository.getState(key);
                TreeSet<String> attempts = parsed(before);
                change.accept(attempts);
                kept = keep(key, before, String.join("\n", attempts));
            }
        } finally {
            LOCK.unlock();
        }
    }

    private boolean keep(String key, String before, String now) {
        if (now.equals(before == null ? "" : before)) {
            return true;
        }
        if (repository instanceof AtomicStateRepository atomic) {
            return atomic.replace(key, before, now);
        }
        repository.setState(key, now);
        return true;
    }

    private static TreeSet<String> parsed(String text) {
        return text == null || text.isEmpty()
                ? new TreeSet<>()
                : new TreeSet<>(List.of(text.split("\n")));
    }

    private String key(String attempt) {
        return key(Math.floorMod(attempt.hashCode(), PARTS));
    }

    private String key(int part) {
        return "contracts-half-sent:" + account + ":" + part;
    }
}

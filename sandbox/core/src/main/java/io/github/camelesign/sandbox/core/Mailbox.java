// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.sandbox.core;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The e-mails that the providers would have sent, oldest first. The last 10,000 are kept. */
public final class Mailbox {
    private static final int KEPT = 10_000;

    private final Deque<Mail> mails = new ArrayDeque<>();

    Mailbox() {}

    /** Everything that would have been sent so far. */
    public synchronized List<Mail> all() {
        return List.copyOf(mails);
    }

    /** What one person would have got. */
    public List<Mail> to(String email) {
        return all().stream().filter(mail -> mail.to().equalsIgnoreCase(email)).toList();
    }

    /** Puts an e-mail in; it goes no further. */
    public synchronized void add(Mail mail) {
        mails.add(mail);
        if (mails.size() > KEPT) {
            mails.removeFirst();
        }
    }

    synchronized void clear() {
        mails.clear();
    }
}

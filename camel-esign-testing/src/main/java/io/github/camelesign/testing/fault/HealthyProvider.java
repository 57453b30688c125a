// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import java.io.IOException;
import java.time.Duration;

/** A provider of one operation, of its login, and of the look-ups after it. */
public final class HealthyProvider implements Script {

    private final FaultTarget target;
    private final Backend backend;
    private final Duration work;

    /**
     * @param backend takes what is created
     */
    public HealthyProvider(FaultTarget target, Backend backend) {
        this(target, backend, Duration.ZERO);
    }

    /**
     * @param work how long after a request came the operation is done
     */
    public HealthyProvider(FaultTarget target, Backend backend, Duration work) {
        this.target = target;
        this.backend = backend;
        this.work = work;
    }

    @Override
    public void play(FaultConnection connection) throws IOException, InterruptedException {
        connection.readAll();
        RequestHead head = connection.head();
        if (target.isOperation(head)) {
            connection.pause(work);
            connection.send(success(backend.create(target.key(connection.request()))));
        } else {
            connection.send(
                    ServerAnswer.json(
                            200,
                            target.isLogin(head)
                                    ? target.tokenAnswer()
                                    : target.lookUp(head, backend)));
        }
    }

    /** The operation's answer about something that was created. */
    ServerAnswer success(Backend.Created made) {
        return ServerAnswer.json(200, target.answer(made));
    }
}

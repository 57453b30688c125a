// SPDX-License-Identifier: Apache-2.0
package io.github.camelesign.testing.fault;

import io.github.camelesign.testing.fault.Fault.Place;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider of one operation, which a fault strikes once it is armed. */
public final class FaultedProvider implements Script {

    private static final Set<Place> BEFORE_THE_HEAD = EnumSet.of(Place.CONNECTION, Place.TLS);

    private final FaultCase faultCase;
    private final Fault fault;
    private final FaultTarget target;
    private final Backend backend;
    private final HealthyProvider healthy;
    private final AtomicInteger strikes = new AtomicInteger();
    private volatile boolean armed;

    /**
     * @param backend takes what is created
     */
    public FaultedProvider(FaultCase faultCase, Backend backend) {
        this.faultCase = faultCase;
        this.fault = faultCase.fault();
        this.target = faultCase.target();
        this.backend = backend;
        this.healthy = new HealthyProvider(target, backend);
    }

    /** From now on the fault strikes. */
    public void arm() {
        armed = true;
    }

    private boolean strikes(boolean here) {
        return here && armed && (strikes.getAndIncrement() == 0 || faultCase.repeated());
    }

    @Override
    public void play(FaultConnection connection) throws IOException, InterruptedException {
        if (strikes(BEFORE_THE_HEAD.contains(fault.place()))) {
            fault.script().play(connection, new Request(connection));
            return;
        }
        RequestHead head = connection.head();
        if (target.isOperation(head)) {
            operate(connection);
        } else if (target.isLogin(head)) {
            logIn(connection);
        } else if (strikes(fault.place() == Place.EVERYTHING)) {
            connection.readAll();
            connection.send(new Request(connection).error(503));
        } else {
            healthy.play(connection);
        }
    }

    private void operate(FaultConnection connection) throws IOException, InterruptedException {
        boolean here =
                fault.script() != null
                        && !BEFORE_THE_HEAD.contains(fault.place())
                        && fault.place() != Place.LOGIN;
        if (strikes(here)) {
            fault.script().play(connection, new Request(connection));
            return;
        }
        healthy.play(connection);
        if (!armed && fault.place() == Place.CLOSED_CONNECTION) {
            connection.close();
        }
    }

    private void logIn(FaultConnection connection) throws IOException, InterruptedException {
        if (strikes(fault.place() == Place.LOGIN)) {
            fault.script().play(connection, new Login());
            return;
        }
        healthy.play(connection);
    }

    private String key(FaultConnection connection) throws IOException {
        return target.key(connection.request());
    }

    private final class Request implements Fault.Work {

        private final FaultConnection connection;
        private Backend.Created made = new Backend.Created("0", null);

        Request(FaultConnection connection) {
            this.connection = connection;
        }

        @Override
        public void handOn() throws IOException {
            connection.readAll();
            String key = key(connection);
            switch (faultCase.finish()) {
                case NEVER -> {
                    // lost on the way
                }
                case AT_ONCE -> made = backend.create(key);
                case LATER -> made = backend.createAfter(FaultRunner.A_WHILE, key);
                case TOO_LATE -> made = backend.createLast(key);
            }
        }

        @Override
        public ServerAnswer success() {
            return healthy.success(made);
        }

        @Override
        public ServerAnswer error(int status) {
            return ServerAnswer.json(status, target.error());
        }
    }

    private final class Login implements Fault.Work {

        @Override
        public void handOn() {
            // a token is nobody's contract
        }

        @Override
        public ServerAnswer success() {
            return ServerAnswer.json(200, target.tokenAnswer());
        }

        @Override
        public ServerAnswer error(int status) {
            return ServerAnswer.json(
                    status, "{\"error\":\"invalid_grant\",\"error_description\":\"Not you\"}");
        }
    }
}

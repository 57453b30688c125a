package io.github.camelesign.signnow;

import io.github.camelesign.sandbox.EsignSandbox;
import io.github.camelesign.sandbox.EsignSandboxExtension;
import io.github.camelesign.sandbox.signnow.SignNow;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Desks that ask the sandbox for its calls, and the owner of the account, who looks what is there.
 */
abstract class RegisteringDesks {

    @RegisterExtension static final EsignSandboxExtension SANDBOX = new EsignSandboxExtension();

    final CamelContext owner = new DefaultCamelContext();
    EsignSandbox sandbox;
    SignNow signNow;
    private final List<SignNowDesk> desks = new ArrayList<>();

    @BeforeEach
    void visit(EsignSandbox running) {
        sandbox = running;
        signNow = running.signNow();
        PolledDesk.configure(owner, sandbox);
        owner.start();
    }

    @AfterEach
    void leave() {
        desks.forEach(SignNowDesk::close);
        owner.stop();
    }

    SignNowDesk desk() throws Exception {
        SignNowDesk desk = new SignNowDesk();
        desks.add(desk);
        PolledDesk.configure(desk.context(), sandbox);
        return desk;
    }
}

package io.github.camelesign.sandbox.signnow;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Authorization codes that users gave to applications. Each works once, for ten minutes. */
final class Codes {
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final Map<String, Code> codes = new HashMap<>();
    private final Clock clock;

    private record Code(Application application, User user, Instant expires) {}

    Codes(Clock clock) {
        this.clock = clock;
    }

    synchronized String issue(Application application, User user) {
        String code = Ids.id();
        codes.put(code, new Code(application, user, clock.instant().plus(LIFE)));
        return code;
    }

    /** Takes the code out of service, also when the wrong application tries it. */
    synchronized Optional<User> redeem(String code, Application application) {
        return Optional.ofNullable(codes.remove(code))
                .filter(issued -> issued.application().equals(application))
                .filter(issued -> issued.expires().isAfter(clock.instant()))
                .map(Code::user);
    }
}

package dev.muster.architecture.bad;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint outside the packages that the handler's authorisation knows. */
@RestController
public class ForgottenMapping {
    @GetMapping("/open-to-everybody")
    String secret() {
        return "";
    }
}

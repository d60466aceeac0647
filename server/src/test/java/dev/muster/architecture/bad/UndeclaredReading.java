package dev.muster.architecture.bad;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reads what its signatures do not say. */
@RestController
class UndeclaredReading {
    @GetMapping("/undeclared")
    String read(HttpServletRequest request) {
        return String.valueOf(request.getParameter("at"));
    }

    @GetMapping("/anything")
    String any(@RequestParam Map<String, String> parameters) {
        return parameters.toString();
    }

    @PostMapping("/raw")
    void take(HttpServletRequest request) {
        request.setAttribute("taken", true);
    }
}

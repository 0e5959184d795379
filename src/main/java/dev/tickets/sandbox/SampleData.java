package dev.tickets.sandbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The initial data of every practice portal: the account, its departments and services. */
final class SampleData {
    static final String USER = "you@sandbox.example";
    static final String PASSWORD = "practice";
    static final String CUSTOMER = "Practice User";
    static final String CLIENT_ID = "26";
    static final String STAFF = "Robin of Support";
    static final String STAFF_EMAIL = "support@sandbox.example";

    static final List<Department> DEPARTMENTS = List.of(
            new Department(1, "BESTNET-CLOUD", "Inquiries about VPS"),
            new Department(2, "Billing", "Invoices and payments"),
            new Department(3, "Domains", "Domain names and DNS"),
            new Department(4, "General", "Everything else"));

    static final List<Map<String, Object>> SERVICES = List.of(
            service("7", "VPS-2", "web1.example.net", "Active", "12.00"),
            service("8", "VPS-4", "db1.example.net", "Active", "24.00"),
            service("11", "Domain", "example.net", "Suspended", "9.50"));

    private SampleData() {}

    record Department(long id, String name, String description) {}

    static Optional<Department> department(long id) {
        for (Department department : DEPARTMENTS) {
            if (department.id() == id) {
                return Optional.of(department);
            }
        }
        return Optional.empty();
    }

    private static Map<String, Object> service(String id, String name, String domain, String status, String total) {
        Map<String, Object> service = Json.object();
        service.put("id", id);
        service.put("name", name);
        service.put("domain", domain);
        service.put("status", status);
        service.put("billingcycle", "Monthly");
        service.put("total", total);
        return service;
    }
}

module example.com/meridian/desk

go 1.19
